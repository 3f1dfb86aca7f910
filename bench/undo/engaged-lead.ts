/** A contact so engaged that it is worth an owner under any weights. */
export const engagedLead = (n: number) => ({
  kind: 'lead.engaged',
  source: 'bench',
  messageId: `lead-${n}`,
  occurredAt: new Date().toISOString(),
  payload: {
    contact: {
      externalId: `lead-${n}`,
      region: 'DACH',
      traits: { visits: 50, secondsOnSite: 4000, pageViews: 30 },
    },
    account: { externalId: `account-${n % 50}`, name: `Bench ${n % 50}`, tier: 'tier_2' },
  },
});
