import { seededRandom } from '@/lib/platform/random';
import { sampleReach } from './sample-reach';
import { companyWords, familyNames, givenNames, industries, regions, sampleCampaigns } from './sample-shape';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const tiers = ['tier_1', 'tier_2', 'tier_3'] as const;
const sources = ['Search', 'Referral', 'Event', 'Newsletter', 'Direct'] as const;
const functions = ['Procurement', 'Marketing', 'Operations', 'HR', 'Student'] as const;

export const SAMPLE_COMPANIES = 60;

type Random = ReturnType<typeof seededRandom>;

/** One of the sample's companies, counted from 0. */
export function sampleCompany(index: number) {
  const first = companyWords[0][index % companyWords[0].length] ?? 'Alpen';
  const second =
    companyWords[1][Math.floor(index / companyWords[0].length + index * 3) % companyWords[1].length] ??
    'Works';
  const name = `${first} ${second}`;
  return {
    externalId: `sample-account-${index}`,
    name,
    domain: `${first}-${second}-${index}.example`.toLowerCase(),
    // Of some companies nobody knows it: it is worth asking.
    industry: index % 10 === 9 ? null : (industries[index % industries.length] ?? 'Retail'),
    region: regions[index % regions.length] ?? 'DACH',
    employees: 40 + ((index * 137) % 2400),
    tier: tiers[index % 7 === 0 ? 0 : index % 3 === 0 ? 1 : 2] ?? 'tier_3',
  };
}

/** One engagement of an invented contact, with how likely such a contact is to convert. */
function engagement(index: number, occurredAt: Date, random: Random) {
  const account = sampleCompany(random.int(0, SAMPLE_COMPANIES - 1));
  const source = random.pick(sources);
  const jobFunction = random.pick(functions);
  const visits = random.int(1, 12);
  const minutesOnSite = Math.round(random.float() ** 2 * 55);
  const pricingViews = random.int(0, 4);
  const logOdds =
    -2.6 +
    0.045 * minutesOnSite +
    0.55 * pricingViews +
    (source === 'Referral' ? 0.9 : 0) +
    (jobFunction === 'Procurement' ? 0.8 : jobFunction === 'Student' ? -1.6 : 0);
  const converts = random.float() < 1 / (1 + Math.exp(-logOdds));
  const name = `${random.pick(givenNames)} ${random.pick(familyNames)}`;
  const { region, domain } = account;
  const reach = sampleReach(index, { name, jobFunction, region, domain });
  const signal = {
    kind: 'lead.engaged' as const,
    source: 'sample-web',
    messageId: `sample-lead-${index}`,
    occurredAt: occurredAt.toISOString(),
    payload: {
      contact: {
        externalId: `sample-contact-${index}`,
        ...reach.contact,
        region,
        name,
        traits: {
          'Lead source': source,
          'Job function': jobFunction,
          Visits: visits,
          'Minutes on site': minutesOnSite,
          'Pricing views': pricingViews,
        },
      },
      account,
      consents: reach.consents,
    },
  };
  return { signal, converts };
}

/** Leads of the week before `now`, oldest first; the first `withOutcome` of them have become customers or not since. */
export function sampleLeads(
  now: Date,
  options: { first: number; count: number; withOutcome: number; spreadDays: number; seed: string },
) {
  const random = seededRandom(options.seed);
  const leads = Array.from({ length: options.count }, (_, i) => {
    const back = options.spreadDays * DAY_MS * (1 - i / options.count);
    return engagement(options.first + i, new Date(now.getTime() - back - random.float() * HOUR_MS), random);
  });
  const outcomes = leads.slice(0, options.withOutcome).map(({ signal, converts }) => ({
    kind: 'lead.outcome' as const,
    source: 'sample-crm',
    messageId: `${signal.messageId}-outcome`,
    occurredAt: new Date(Math.min(now.getTime(), Date.parse(signal.occurredAt) + 20 * HOUR_MS)).toISOString(),
    payload: { contact: { externalId: signal.payload.contact.externalId }, converted: converts },
  }));
  return { leads: leads.map((lead) => lead.signal), outcomes };
}

/** What the sample's campaigns did on each of `days` (ISO dates), with the noise of a real account. */
export function samplePerformance(days: readonly string[], seed: string) {
  const random = seededRandom(seed);
  return days.flatMap((day) =>
    sampleCampaigns.map((campaign) => {
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      const spend = campaign.dailyBudget * (0.88 + 0.11 * random.float()) * (weekend ? 0.85 : 1);
      const revenue = Math.max(0, spend * campaign.roas * (1 + 0.18 * random.normal()));
      const clicks = Math.round(spend / campaign.bid);
      return {
        kind: 'campaign.performance' as const,
        source: 'sample-ads',
        messageId: `sample-${campaign.externalId}-${day}`,
        occurredAt: `${day}T22:00:00.000Z`,
        payload: {
          campaign: { externalId: campaign.externalId },
          day,
          spendMicros: String(Math.round(spend * 1_000_000)),
          revenueMicros: String(Math.round(revenue * 1_000_000)),
          impressions: clicks * random.int(35, 60),
          clicks,
          conversions: Math.round(revenue / 62),
        },
      };
    }),
  );
}
