import type { ItemResult } from '@/lib/contracts/signals';
import { now } from '@/lib/platform/clock';
import { seededRandom } from '@/lib/platform/random';
import { checkItems } from '../signals/check-items';
import { recordSignals } from '../signals/record-signals';
import type { ImportContext, ImportSummary } from './import-context';
import { type LeadMapping, requiredColumns } from './mapping';
import { parseCell, parseCount } from './parse-cell';
import { type Row, readRows } from './read-rows';
import { seededCalendar } from './seeded-calendar';

const ROWS_PER_BATCH = 250;
const DAY_MS = 86_400_000;

type Built = { row: Row; items: unknown[] };

/** Records one engagement per row, spread over the mapping's calendar, and the outcomes that are known by now. */
export async function importLeads(mapping: LeadMapping, context: ImportContext): Promise<ImportSummary> {
  const counts = {
    'engagements recorded': 0,
    'outcomes recorded': 0,
    'outcomes still open': 0,
    'known already': 0,
  };
  const when = await momentsOf(mapping, context);
  let rows = 0;
  let rejected = 0;
  const reject = (row: number, reasons: string[], values: Row['values'] | null) => {
    rejected += 1;
    context.onReject({ row, reasons, values });
  };
  let batch: Built[] = [];
  const flush = async () => {
    const results = await send(
      batch.flatMap((built) => built.items),
      context,
    );
    for (const { row, items } of batch) {
      const own = results.splice(0, items.length);
      const bad = own.filter((result) => result.status === 'rejected');
      if (bad.length > 0)
        reject(
          row.row,
          bad.flatMap((result) => (result.errors ?? []).map((e) => `${e.field} ${e.message}`)),
          row.values,
        );
      counts['known already'] += own.filter((result) => result.status === 'duplicate').length;
      if (own[0]?.status === 'accepted') counts['engagements recorded'] += 1;
      if (own[1]?.status === 'accepted') counts['outcomes recorded'] += 1;
      if (items.length === 1) counts['outcomes still open'] += 1;
    }
    batch = [];
    context.onRow(rows);
  };
  for await (const row of readRows(context.file, requiredColumns(mapping), context.reading)) {
    rows += 1;
    if ('problem' in row) reject(row.row, [row.problem], null);
    else {
      const built = buildSignals(mapping, row, when);
      if ('reasons' in built) reject(row.row, built.reasons, row.values);
      else batch.push({ row, items: built.items });
    }
    if (batch.length >= ROWS_PER_BATCH) await flush();
  }
  await flush();
  return { rows, rejected, counts, notes: notesOf(mapping) };
}

/** Where each order number falls on the calendar: the file is read once before, for its first and last number. */
async function momentsOf(mapping: LeadMapping, context: ImportContext): Promise<(order: number) => Date> {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for await (const row of readRows(context.file, requiredColumns(mapping))) {
    const order = 'values' in row ? parseCount(row.values[mapping.order] ?? '') : null;
    if (order === null) continue;
    first = Math.min(first, order);
    last = Math.max(last, order);
  }
  const calendar = seededCalendar({ ...mapping.calendar, end: now(), timeZone: context.workspace.timeZone });
  return (order) => calendar(last > first ? (order - first) / (last - first) : 1);
}

function buildSignals(
  mapping: LeadMapping,
  row: Row,
  when: (order: number) => Date,
): { items: unknown[] } | { reasons: string[] } {
  const { values } = row;
  const reasons: string[] = [];
  const externalId = parseCell(values[mapping.identity], 'text', mapping.empty);
  if (!externalId.ok || externalId.value === null) reasons.push(`${mapping.identity} is empty`);
  const order = parseCount(values[mapping.order] ?? '');
  if (order === null) reasons.push(`${mapping.order} is not a whole number`);
  const traits: Record<string, string | number | boolean | null> = {};
  for (const [column, type] of Object.entries(mapping.traits)) {
    const cell = parseCell(values[column], type, mapping.empty);
    if (cell.ok) traits[column] = cell.value;
    else reasons.push(`${column} ${cell.reason}`);
  }
  const told = (values[mapping.outcome.column] ?? '').trim();
  const { converted, notConverted, afterDays } = mapping.outcome;
  if (told !== converted && told !== notConverted)
    reasons.push(`${mapping.outcome.column} is neither ${converted} nor ${notConverted}`);
  if (reasons.length > 0 || order === null) return { reasons };

  const id = String(externalId.ok ? externalId.value : '');
  const occurredAt = when(order);
  const region = mapping.region ? parseCell(values[mapping.region], 'text', mapping.empty) : null;
  const waitDays =
    afterDays.min + seededRandom(`${mapping.calendar.seed}:${id}`).float() * (afterDays.max - afterDays.min);
  const outcomeAt = new Date(occurredAt.getTime() + waitDays * DAY_MS);
  const envelope = (what: string, at: Date) => ({
    source: mapping.source,
    messageId: `${id}:${what}`,
    occurredAt: at.toISOString(),
  });
  const contact = { externalId: id, region: region?.ok ? region.value : null, traits };
  const engaged = { ...envelope('engaged', occurredAt), kind: 'lead.engaged', payload: { contact } };
  // What lies ahead is not known yet, even where the file tells it.
  if (outcomeAt > now()) return { items: [engaged] };
  const payload = { contact: { externalId: id }, converted: told === converted };
  return { items: [engaged, { ...envelope('outcome', outcomeAt), kind: 'lead.outcome', payload }] };
}

async function send(items: unknown[], context: ImportContext): Promise<ItemResult[]> {
  if (items.length === 0) return [];
  const { dryRun, actor, workspace } = context;
  if (!dryRun) return recordSignals({ workspaceId: workspace.id, actor, items, emit: false });
  const { good, bad } = checkItems(items, 0, now());
  const fine = good.map(({ index }): ItemResult => ({ index, status: 'accepted' }));
  return [...fine, ...bad].sort((a, b) => a.index - b.index);
}

function notesOf(mapping: LeadMapping): string[] {
  const left = Object.entries(mapping.leftOut).map(
    ([why, columns]) => `Left out, because ${why}: ${columns.join(', ')}.`,
  );
  const marked =
    mapping.mayTellOutcome.length > 0
      ? [`May already tell of the outcome: ${mapping.mayTellOutcome.join(', ')}.`]
      : [];
  return [...left, ...marked];
}
