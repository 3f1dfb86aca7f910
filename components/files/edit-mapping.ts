import {
  kindTakes,
  type Mapping,
  parseTarget,
  roomByKind,
  type TableKind,
} from '@/lib/core/signals/tables/mapping';
import { asNamed, KEEP, LEAVE_OUT } from './target-words';

/** Where a column goes by a mapping, as the editor's choice; several places stand as one, separated by commas. */
export function choiceOf(mapping: Mapping, column: string): string {
  const placed = mapping.columns.filter((one) => one.column === column);
  const [first] = placed;
  if (!first) return mapping.leaveOut.includes(column) || !roomByKind[mapping.kind] ? LEAVE_OUT : KEEP;
  const readAs = asNamed.find((one) => one === first.readAs);
  const isOwnName = first.to === `${roomByKind[mapping.kind]}.${column}`;
  if (placed.length === 1 && isOwnName) return readAs ? `${KEEP} ${readAs}` : KEEP;
  return placed.map(({ to }) => to).join(', ');
}

/** The mapping with a column sent elsewhere; wherever it went before, it goes there no longer. */
export function withChoice(mapping: Mapping, column: string, choice: string): Mapping {
  const columns = mapping.columns.filter((one) => one.column !== column);
  const leaveOut = mapping.leaveOut.filter((name) => name !== column);
  if (choice === LEAVE_OUT) return { ...mapping, columns, leaveOut: [...leaveOut, column] };
  if (choice === KEEP) return { ...mapping, columns, leaveOut };
  const readAs = asNamed.find((one) => choice === `${KEEP} ${one}`);
  const place = { column, values: {}, orElse: 'reject' as const };
  const added = readAs
    ? { ...place, to: `${roomByKind[mapping.kind]}.${column}`, readAs }
    : { ...place, to: choice, readAs: 'text' as const };
  return { ...mapping, columns: [...columns, added], leaveOut };
}

/** The mapping as one to another kind: what that has no place for is kept by its name, or left out where there is no room. */
export function withKind(mapping: Mapping, kind: TableKind, header: readonly string[]): Mapping {
  const fits = (to: string) => {
    const target = parseTarget(to);
    return target !== null && kindTakes(kind, target);
  };
  const columns = mapping.columns.filter(({ to }) => fits(to));
  const placed = new Set(columns.map(({ column }) => column));
  return {
    ...mapping,
    kind,
    columns,
    constants: mapping.constants.filter(({ to }) => fits(to)),
    leaveOut: roomByKind[kind] ? [] : header.filter((column) => !placed.has(column)),
    record: kind === 'record.changed' ? (mapping.record ?? { object: 'row', recordId: [] }) : mapping.record,
  };
}
