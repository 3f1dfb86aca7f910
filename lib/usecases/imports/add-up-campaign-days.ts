import type { ImportContext } from './import-context';
import { type CampaignDaysMapping, requiredColumns } from './mapping';
import { parseCount, parseMicros } from './parse-cell';
import { readRows } from './read-rows';

export type DayTotals = {
  spendMicros: bigint;
  revenueMicros: bigint;
  impressions: number;
  clicks: number;
  conversions: number;
};
/** Campaign name → number of the day within the file's days, from 0 → totals. */
export type CampaignTotals = Map<string, Map<number, DayTotals>>;

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const dayMs = 86_400_000;

/** The day's number within the file's days; null when there is no such day. Any common year serves: only the distance counts. */
export function dayNumber(mapping: CampaignDaysMapping, month: string, dayOfMonth: string): number | null {
  const at = (name: string, day: number) => Date.UTC(2026, months.indexOf(name), day);
  const day = parseCount(dayOfMonth);
  if (
    !months.includes(month) ||
    day === null ||
    new Date(at(month, day)).getUTCMonth() !== months.indexOf(month)
  )
    return null;
  const number = Math.round((at(month, day) - at(mapping.firstDay.month, mapping.firstDay.day)) / dayMs);
  return number >= 0 && number < mapping.days ? number : null;
}

/** Adds the file's rows up by campaign and day; only the sums stay in memory. */
export async function addUpCampaignDays(mapping: CampaignDaysMapping, context: ImportContext) {
  const campaigns: CampaignTotals = new Map();
  let rows = 0;
  let rejected = 0;
  for await (const row of readRows(context.file, requiredColumns(mapping), context.reading)) {
    rows += 1;
    const read = 'problem' in row ? [row.problem] : readTotals(mapping, row.values);
    if (Array.isArray(read)) {
      rejected += 1;
      context.onReject({ row: row.row, reasons: read, values: 'values' in row ? row.values : null });
    } else {
      const days = campaigns.get(read.campaign) ?? new Map<number, DayTotals>();
      days.set(read.day, add(days.get(read.day), read.totals));
      campaigns.set(read.campaign, days);
    }
    if (rows % 500 === 0) context.onRow(rows);
  }
  context.onRow(rows);
  return { campaigns, rows, rejected };
}

function readTotals(
  mapping: CampaignDaysMapping,
  values: Record<string, string>,
): string[] | { campaign: string; day: number; totals: DayTotals } {
  const cell = (column: string) => {
    const text = (values[column] ?? '').trim();
    return mapping.empty.includes(text) ? '' : text;
  };
  const reasons: string[] = [];
  const need = <T>(column: string, parsed: T | null, what: string, otherwise: T): T => {
    if (parsed === null) reasons.push(`${column} is not ${what}`);
    return parsed ?? otherwise;
  };
  const money = (column: string) => need(column, parseMicros(cell(column)), 'an amount', 0n);
  const count = (column: string) => need(column, parseCount(cell(column)), 'a whole number', 0);
  const campaign = need(mapping.campaign, cell(mapping.campaign) || null, 'given', '');
  const day = need(
    mapping.dayOfMonth,
    dayNumber(mapping, cell(mapping.month), cell(mapping.dayOfMonth)),
    `a day of the ${mapping.days} from ${mapping.firstDay.month} ${mapping.firstDay.day}`,
    0,
  );
  const totals = {
    spendMicros: money(mapping.spend),
    revenueMicros: money(mapping.revenue),
    impressions: count(mapping.impressions),
    clicks: count(mapping.clicks),
    conversions: count(mapping.conversions),
  };
  return reasons.length > 0 ? reasons : { campaign, day, totals };
}

function add(a: DayTotals | undefined, b: DayTotals): DayTotals {
  if (!a) return b;
  return {
    spendMicros: a.spendMicros + b.spendMicros,
    revenueMicros: a.revenueMicros + b.revenueMicros,
    impressions: a.impressions + b.impressions,
    clicks: a.clicks + b.clicks,
    conversions: a.conversions + b.conversions,
  };
}
