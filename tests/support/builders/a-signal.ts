type Envelope = { source?: string; messageId?: string; occurredAt?: string };
type Fields = Record<string, unknown>;

const envelope = ({
  source = 'website',
  messageId = 'm-1',
  occurredAt = '2026-05-08T09:00:00Z',
}: Envelope) => ({
  source,
  messageId,
  occurredAt,
});

export function anEngagement({
  contact,
  account,
  ...rest
}: Envelope & { contact?: Fields; account?: Fields } = {}) {
  const payload = {
    contact: { externalId: 'lead-1', traits: {}, ...contact },
    ...(account ? { account } : {}),
  };
  return { ...envelope(rest), kind: 'lead.engaged', payload };
}

export function anOutcome({
  converted = true,
  contact = 'lead-1',
  ...rest
}: Envelope & { converted?: boolean; contact?: string } = {}) {
  return {
    ...envelope({ messageId: 'o-1', ...rest }),
    kind: 'lead.outcome',
    payload: { contact: { externalId: contact }, converted },
  };
}

export function aPerformance({
  campaign = 'camp-1',
  clicks = 10,
  day = '2026-05-08',
  ...rest
}: Envelope & { campaign?: string; clicks?: number; day?: string } = {}) {
  const figures = {
    day,
    spendMicros: '4000000',
    revenueMicros: '9000000',
    impressions: 1000,
    clicks,
    conversions: 1,
  };
  return {
    ...envelope({
      source: 'practice-ads',
      messageId: `${campaign}:${day}`,
      occurredAt: '2026-05-09T00:30:00Z',
      ...rest,
    }),
    kind: 'campaign.performance',
    payload: { campaign: { externalId: campaign }, ...figures },
  };
}
