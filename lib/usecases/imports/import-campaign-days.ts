import { TZDate } from '@date-fns/tz';
import { AppError } from '@/lib/core/shared/app-error';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import { addCampaigns, type NewCampaign } from '@/lib/practice-platform/ads';
import { countResults } from '../signals/count-results';
import { recordSignals } from '../signals/record-signals';
import { addUpCampaignDays, type DayTotals } from './add-up-campaign-days';
import type { ImportContext, ImportSummary } from './import-context';
import type { CampaignDaysMapping } from './mapping';

/**
 * Replays a file of spend and return as performance signals, one per campaign and day: onto the last complete days, or from
 * `start`. Campaigns the practice platform lacks are added to it with the median of their daily spend as budget.
 */
export async function importCampaignDays(
  mapping: CampaignDaysMapping,
  context: ImportContext,
): Promise<ImportSummary> {
  const { workspace, actor, dryRun } = context;
  const firstDay = firstDayOf(mapping, context);
  const { campaigns, rows, rejected } = await addUpCampaignDays(mapping, context);
  const items = [...campaigns].flatMap(([name, days]) =>
    [...days].map(([number, totals]) => ({
      number,
      item: toSignal(mapping, name, number, totals, firstDay, workspace.timeZone),
    })),
  );
  items.sort((a, b) => a.number - b.number);
  const notes = [
    `The file's ${mapping.days} days stand for ${firstDay} to ${addDays(firstDay, mapping.days - 1)}.`,
    'The campaigns run on the practice ad platform, which is not a real vendor.',
  ];
  if (dryRun)
    return { rows, rejected, counts: { campaigns: campaigns.size, 'campaign days': items.length }, notes };

  const outside = [...campaigns].map(([name, days]) =>
    toCampaign(name, [...days.values()], workspace.currency),
  );
  const added = await inTransaction((tx) => addCampaigns(tx, workspace.id, outside));
  const results = await recordSignals({
    workspaceId: workspace.id,
    actor,
    items: items.map(({ item }) => item),
    emit: false,
  });
  const wrong = results.find((result) => result.status === 'rejected');
  if (wrong) {
    const { field = '', message = '' } = wrong.errors?.[0] ?? {};
    throw new AppError('conflict', {
      detail: `The campaign days were read but could not be recorded: ${field} ${message}.`,
      remedy: 'Connect the practice ad platform first.',
    });
  }
  const { accepted, duplicates } = countResults(results);
  return {
    rows,
    rejected,
    counts: { 'campaigns added': added, 'campaign days recorded': accepted, 'known already': duplicates },
    notes,
  };
}

function firstDayOf(mapping: CampaignDaysMapping, { start, workspace }: ImportContext): string {
  const today = localDay(now(), workspace.timeZone);
  const firstDay = start ?? addDays(today, -mapping.days);
  const last = addDays(firstDay, mapping.days - 1);
  if (last >= today) {
    throw new AppError('invalid_request', {
      detail: `A replay of ${mapping.days} days from ${firstDay} would end on ${last}, which is not over yet.`,
      remedy: `Start on ${addDays(today, -mapping.days)} or earlier.`,
    });
  }
  return firstDay;
}

const externalIdOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

function toSignal(
  mapping: CampaignDaysMapping,
  name: string,
  number: number,
  totals: DayTotals,
  firstDay: string,
  timeZone: string,
) {
  const day = addDays(firstDay, number);
  const [year = 0, month = 1, date = 1] = addDays(day, 1).split('-').map(Number);
  return {
    source: mapping.source,
    // Of the file's own day: importing it again, on whatever day, changes nothing.
    messageId: `${mapping.name}:${externalIdOf(name)}:${number + 1}`,
    occurredAt: new Date(new TZDate(year, month - 1, date, timeZone).getTime()).toISOString(),
    kind: 'campaign.performance',
    payload: {
      ...totals,
      campaign: { externalId: externalIdOf(name) },
      day,
      spendMicros: totals.spendMicros.toString(),
      revenueMicros: totals.revenueMicros.toString(),
    },
  };
}

function toCampaign(name: string, days: readonly DayTotals[], currency: string): NewCampaign {
  const spend = days.map((day) => day.spendMicros).sort((a, b) => (a < b ? -1 : 1));
  const clicks = days.reduce((sum, day) => sum + BigInt(day.clicks), 0n);
  const spent = spend.reduce((sum, micros) => sum + micros, 0n);
  return {
    externalId: externalIdOf(name),
    name,
    currency,
    status: 'active',
    dailyBudgetMicros: (spend[spend.length >> 1] ?? 0n).toString(),
    // What a click has cost so far.
    bidMicros: (clicks > 0n ? spent / clicks : 0n).toString(),
  };
}
