import { type Mapping, roomByKind } from './mapping';
import type { RowError } from './place-cells';

/** What a mapping that is well formed still has wrong for a table: columns that are not there, and those that would be lost. */
export function checkMapping(mapping: Mapping, header: readonly string[]): RowError[] {
  const columns = new Set(header);
  const missing = [...new Set(mapping.columns.map(({ column }) => column))]
    .filter((column) => !columns.has(column))
    .map((column) => ({
      field: column,
      message: `The table has no column ${column}: map another one, or take it out of the mapping.`,
    }));
  if (roomByKind[mapping.kind]) return missing;
  const placed = new Set([...mapping.columns.map(({ column }) => column), ...mapping.leaveOut]);
  const homeless = header
    .filter((column) => !placed.has(column))
    .map((column) => ({
      field: column,
      message: `A signal ${mapping.kind} has no room for the column ${column}: map it, leave it out, or load the rows as record.changed.`,
    }));
  return [...missing, ...homeless];
}
