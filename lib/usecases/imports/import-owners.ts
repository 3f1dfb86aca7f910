import { inTransaction } from '@/lib/db/tx';
import { saveOwners } from '@/lib/practice-platform/crm';
import type { ImportContext, ImportSummary } from './import-context';
import { type OwnersMapping, requiredColumns } from './mapping';
import { readRows } from './read-rows';

/** Adds the file's people to the practice CRM as owners, or brings those it has up to date. */
export async function importOwners(mapping: OwnersMapping, context: ImportContext): Promise<ImportSummary> {
  const owners: Parameters<typeof saveOwners>[2][number][] = [];
  let rows = 0;
  let rejected = 0;
  for await (const row of readRows(context.file, requiredColumns(mapping), context.reading)) {
    rows += 1;
    const cell = (column: string) => ('values' in row ? (row.values[column] ?? '').trim() : '');
    const [name, team, region] = [cell(mapping.owner), cell(mapping.team), cell(mapping.region)];
    const reasons = 'problem' in row ? [row.problem] : name === '' ? [`${mapping.owner} is empty`] : [];
    if (reasons.length > 0) {
      rejected += 1;
      context.onReject({ row: row.row, reasons, values: 'values' in row ? row.values : null });
    } else owners.push({ name, team, region, ...mapping.constants });
    context.onRow(rows);
  }
  const created = context.dryRun
    ? 0
    : (await inTransaction((tx) => saveOwners(tx, context.workspace.id, owners))).created;
  const counts: Record<string, number> = context.dryRun
    ? { 'owners read': owners.length }
    : { 'owners added': created, 'owners brought up to date': owners.length - created };
  return {
    rows,
    rejected,
    counts,
    notes: ['They are owners of the practice CRM, which is not a real vendor.'],
  };
}
