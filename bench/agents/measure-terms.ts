import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { addDays, type CampaignDay } from '../../lib/core/statistics/campaign-day';
import { EXCLUDE_FROM, judgeTerms, worthOfConversion } from '../../lib/core/statistics/judge-terms';
import type { TermStanding } from '../../lib/core/statistics/search-term';
import { unitHash } from '../../lib/core/statistics/split-by-hash';
import { type Figure, plain } from '../figure';

const folder = path.resolve(import.meta.dirname, '../../../shared/data/paid');
const read = (file: string): Record<string, string>[] =>
  parse(readFileSync(path.join(folder, file), 'utf8'), { columns: true, bom: true });

/** What was spent on something within a campaign on one day, and what it brought. */
type Spent = {
  campaign: string;
  term: string;
  day: string;
  spend: number;
  clicks: number;
  conversions: number;
};
const micros = (units: number): string => String(Math.round(units * 1_000_000));
const today = '2026-01-01';

const months: Record<string, number> = { April: 0, May: 30, June: 61 };
/** The 91-day file: each banner at each placement of a campaign, by day counted from the first of April. */
const byPlacement = (): Spent[] =>
  read('online_advertising_performance.csv').map((row) => ({
    campaign: row.campaign_number ?? '',
    term: `${row.banner} at ${row.placement}`,
    day: addDays(today, (months[row.month ?? ''] ?? 0) + Number(row.day) - 92),
    spend: Number(row.cost),
    clicks: Number(row.clicks),
    conversions: Number(row.post_click_conversions),
  }));
/** KAG: each interest of a campaign; its ads have no dates, and are dealt to two halves by their ids. */
const byInterest = (): Spent[] =>
  read('KAG_conversion_data.csv').map((row) => ({
    campaign: row.xyz_campaign_id ?? '',
    term: `interest ${row.interest}`,
    day: addDays(today, unitHash(row.ad_id ?? '') < 0.5 ? -80 : -1),
    spend: Number(row.Spent),
    clicks: Number(row.Clicks),
    conversions: Number(row.Approved_Conversion),
  }));

function standings(rows: readonly Spent[], until: string): TermStanding[] {
  const terms = new Map<string, TermStanding['days'][number][]>();
  for (const { term, day, spend, clicks, conversions } of rows) {
    const age = Math.round((Date.parse(until) - Date.parse(day)) / 86_400_000);
    terms.set(term, [
      ...(terms.get(term) ?? []),
      { day, spendMicros: micros(spend), clicks, conversions, reportedAfterDays: age },
    ]);
  }
  return [...terms].map(([term, days]) => ({ term, days }));
}

const dayOf = ({ day, spend, clicks, conversions }: Spent): CampaignDay => ({
  day,
  spendMicros: micros(spend),
  revenueMicros: '0',
  clicks,
  conversions,
  impressions: 0,
});
const sum = (rows: readonly Spent[], of: 'spend' | 'conversions'): number =>
  rows.reduce((all, row) => all + row[of], 0);

/** Judged by what came before a day alone; what excluding would have done is counted on what came after. */
function replay(name: string, rows: readonly Spent[], until: string, say: (line: string) => void): Figure[] {
  const later = rows.filter(({ day }) => day >= until);
  const excluded = new Set<string>();
  for (const campaign of new Set(rows.map((row) => row.campaign))) {
    const before = rows.filter((row) => row.campaign === campaign && row.day < until);
    const worth = worthOfConversion(before.map(dayOf), { today: until, roasFloor: 0 });
    for (const { term, probability, saved } of judgeTerms(standings(before, until), {
      today: until,
      delay: null,
      worth,
    }))
      if (probability >= EXCLUDE_FROM && saved.mid > 0) excluded.add(`${campaign} ${term}`);
  }
  const cut = later.filter(({ campaign, term }) => excluded.has(`${campaign} ${term}`));
  const share = (of: 'spend' | 'conversions') => (100 * sum(cut, of)) / sum(later, of);
  say(
    `terms, ${name}: ${excluded.size} excluded by what came before ${until}; after it they have ${share('spend').toFixed(2)} % of the spend and ${share('conversions').toFixed(2)} % of the conversions`,
  );
  return [
    plain(`terms, ${name}: excluded`, excluded.size, 'terms'),
    plain(`terms, ${name}: spend of these on held-out data`, share('spend'), '%'),
    plain(`terms, ${name}: conversions of these on held-out data`, share('conversions'), '%'),
  ];
}

/** Whether what the agent would exclude goes on to bring too little, on records that it has not seen. */
export const measureTerms = (say: (line: string) => void): Promise<Figure[]> =>
  Promise.resolve([
    ...replay('91-day file, banners at placements', byPlacement(), addDays(today, -46), say),
    ...replay('KAG, interests, half of the ads', byInterest(), addDays(today, -40), say),
  ]);
