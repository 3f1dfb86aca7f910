import { addDays } from '@/lib/core/statistics/campaign-day';
import { practiceDb } from '@/lib/db/client';
import type { PracticeCampaign } from '@/lib/db/generated/client';
import { seededRandom } from '@/lib/platform/random';
import { dateOfDay, dayOfDate } from '@/lib/platform/zone';

/** What one search term of a campaign did on one day (ISO), with the conversions known by now. */
export type TermReport = {
  externalId: string;
  term: string;
  day: string;
  spendMicros: string;
  clicks: number;
  conversions: number;
};

const wishes = ['buy', 'best', 'cheap', 'free', 'used', 'repair', 'review', 'near me', 'wholesale', 'jobs'];
/** Terms of a campaign, beside its own name. */
const TERMS = 14;
/** Of the daily budget. */
const SPENT = 0.9;
/** Of the conversions that are not known yet, so many become known with each day. */
const KNOWN_A_DAY = 0.55;
const LONGEST_DAYS = 10;

type Term = { term: string; weight: number; rate: number; costShare: number };

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 50) || 'campaign';

/**
 * Whom a campaign is shown to, made up once by its name: a third of its terms never bring anything, a few rare ones bring more than any
 * other, the rest about 4 % of their clicks.
 */
export function termsOf(externalId: string, name: string): Term[] {
  const random = seededRandom(`terms ${externalId}`);
  const words = plain(name);
  const names = new Set([words]);
  while (names.size < TERMS)
    names.add(
      random.float() < 0.7
        ? `${random.pick(wishes)} ${words}`
        : `${words} ${random.pick(wishes)} ${random.int(1, 9)}`,
    );
  return [...names].map((term, place) => ({
    term,
    weight: 1 / (1 + place),
    rate: place % 3 === 2 ? 0 : place >= TERMS - 3 ? 0.12 : 0.025 + 0.03 * random.float(),
    costShare: 0.75 + 0.5 * random.float(),
  }));
}

function madeUpDay(campaign: PracticeCampaign, day: string) {
  const { externalId, name, excluded } = campaign;
  if (campaign.status === 'paused') return [];
  // What is kept from one term goes to the others.
  const shown = termsOf(externalId, name).filter(({ term }) => !excluded.includes(`exclude:${term}`));
  const weights = shown.reduce((sum, { weight }) => sum + weight, 0);
  return shown.map(({ term, weight, rate, costShare }) => {
    const random = seededRandom(`term day ${externalId} ${term} ${day}`);
    const budget = (Number(campaign.dailyBudgetMicros) * SPENT * weight) / weights;
    const cost = Math.max(1, Number(campaign.bidMicros) * costShare);
    const clicks = Math.max(0, Math.round((budget / cost) * (0.8 + 0.3 * random.float())));
    const known = new Array<number>(LONGEST_DAYS + 1).fill(0);
    for (let click = 0; click < clicks; click++) {
      if (random.float() >= rate) continue;
      let after = 0;
      while (after < LONGEST_DAYS && random.float() >= KNOWN_A_DAY) after++;
      for (let age = after; age <= LONGEST_DAYS; age++) known[age] = (known[age] ?? 0) + 1;
    }
    return { externalId, term, day, spendMicros: BigInt(Math.round(clicks * cost)), clicks, known };
  });
}

/**
 * What search terms did on these days (ISO), with the conversions that are known on the day `today`. A day is made up when it is first asked
 * for, by the budgets and exclusions that hold then, and stays; its conversions become known over the days after it.
 */
export async function reportTermDays(
  workspaceId: string,
  { days, today }: { days: readonly string[]; today: string },
): Promise<TermReport[]> {
  if (days.length === 0) return [];
  const dates = days.map(dateOfDay);
  const [campaigns, known] = await Promise.all([
    practiceDb().practiceCampaign.findMany({ where: { workspaceId }, orderBy: { externalId: 'asc' } }),
    practiceDb().practiceTermDay.findMany({
      where: { workspaceId, day: { in: dates } },
      distinct: ['campaignExternalId', 'day'],
      select: { campaignExternalId: true, day: true },
    }),
  ]);
  const has = new Set(known.map(({ campaignExternalId, day }) => `${campaignExternalId}\n${dayOfDate(day)}`));
  const fresh = campaigns.flatMap((campaign) =>
    days
      .filter((day) => !has.has(`${campaign.externalId}\n${day}`))
      .flatMap((day) => madeUpDay(campaign, day)),
  );
  await practiceDb().practiceTermDay.createMany({
    skipDuplicates: true,
    data: fresh.map(({ externalId, day, ...rest }) => ({
      ...rest,
      workspaceId,
      campaignExternalId: externalId,
      day: dateOfDay(day),
    })),
  });
  const rows = await practiceDb().practiceTermDay.findMany({
    where: { workspaceId, day: { in: dates } },
    orderBy: [{ day: 'asc' }, { campaignExternalId: 'asc' }, { term: 'asc' }],
  });
  return rows.map((row) => {
    const day = dayOfDate(row.day);
    const age = Array.from({ length: LONGEST_DAYS }, (_, i) => addDays(day, i + 1)).filter(
      (later) => later <= today,
    ).length;
    return {
      externalId: row.campaignExternalId,
      term: row.term,
      day,
      spendMicros: row.spendMicros.toString(),
      clicks: row.clicks,
      conversions: row.known[age] ?? row.known.at(-1) ?? 0,
    };
  });
}
