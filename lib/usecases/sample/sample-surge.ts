const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Three people of one invented company, as a buying group has them. */
const people = [
  { name: 'Hanna Brandt', title: 'Head of Procurement', visits: [6, 4, 3, 1, 0] },
  { name: 'Emil Sørensen', title: 'HR Manager', visits: [5, 3, 2, 0] },
  { name: 'Chiara Conti', title: 'Office Manager', visits: [4, 2, 1, 0] },
] as const;
const pages = ['/corporate-gifts', '/corporate-gifts/prices', '/corporate-gifts/compare'] as const;

const consent = {
  purpose: 'sales_outreach',
  channel: 'email',
  basis: 'double_opt_in',
  evidence: { source: 'sample form', wordingVersion: '2026-03', reference: null },
} as const;

export type SurgingCompany = { externalId: string; name: string };

/**
 * Three people of a tier-1 company who look at the same few pages within a week: who they are, what they agreed to, and every page. `seed`
 * keeps the messages of one apart from those of another.
 */
export function sampleSurge(now: Date, company: SurgingCompany, seed: string) {
  const account = {
    ...company,
    domain: `${company.externalId}.example`,
    industry: 'Manufacturing',
    region: 'DACH',
    employees: 1800,
    tier: 'tier_1' as const,
  };
  const at = (daysAgo: number, minutes: number) =>
    new Date(now.getTime() - daysAgo * DAY_MS - HOUR_MS + minutes * 60_000).toISOString();
  return people.flatMap(({ name, title, visits }, i) => {
    const key = `${company.externalId}-${i}`;
    const ids = [{ type: 'user' as const, namespace: 'sample-site', value: key }];
    return [
      {
        kind: 'contact.identified' as const,
        source: 'sample-site',
        messageId: `${seed}-${key}-who`,
        occurredAt: at(7, i),
        payload: {
          person: {
            ids,
            name,
            title,
            email: `${name.split(' ')[0]?.toLowerCase()}.${i}@${account.domain}`,
            region: 'DACH',
            language: 'en',
            countryCode: 'DE',
            traits: { Visits: 20, 'Minutes on site': 50, 'Pricing views': 4, 'Job function': 'Procurement' },
          },
          account,
          consents: [consent],
        },
      },
      ...visits.flatMap((daysAgo) =>
        pages.map((path, page) => ({
          kind: 'contact.tracked' as const,
          source: 'sample-site',
          messageId: `${seed}-${key}-${daysAgo}-${page}`,
          occurredAt: at(daysAgo, 10 * i + page),
          payload: {
            medium: 'page' as const,
            event: 'Viewed',
            page: { path },
            person: { ids, traits: {} },
            account: { externalId: account.externalId },
          },
        })),
      ),
    ];
  });
}
