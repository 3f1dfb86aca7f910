import type { ItemResult } from '@/lib/contracts/signals';
import type { SignalInput } from '@/lib/core/signals/signal-kinds';
import type { RowError } from '@/lib/core/signals/tables/place-cells';
import type { RowReading } from '@/lib/core/signals/tables/row-to-signal';
import type { TableReject, TableRow } from '@/lib/platform/tables/open-table';
import { type CheckedItem, checkItems } from '../signals/check-items';

type Row = { ordinal: number; line: number; row: Record<string, unknown> | null };
/** What stands at a place of the batch: a row's own signal, or another one that it gives besides. */
type Place = { row: Row; isOwn: boolean };

export type RowReject = Row & { quarantined: boolean; errors: readonly RowError[] };
export type BatchCounts = {
  rows: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  quarantined: number;
  further: number;
};

/** Rows that are recorded together. Each counts as one thing, whatever it says besides. */
export class RowBatch {
  private readonly places: Place[] = [];
  private readonly inputs: { index: number; input: SignalInput }[] = [];
  private readonly unread: ItemResult[] = [];
  rows = 0;

  /** How many signals there are. */
  get size(): number {
    return this.places.length;
  }

  add(item: TableRow | TableReject, ordinal: number, reading: RowReading): void {
    this.rows += 1;
    const row: Row = { ordinal, line: item.line, row: 'row' in item ? item.row : null };
    if ('errors' in reading) {
      this.unread.push({ index: this.places.length, status: 'rejected', errors: reading.errors });
      this.places.push({ row, isOwn: true });
      return;
    }
    for (const [i, input] of [reading.input, ...reading.also].entries()) {
      this.inputs.push({ index: this.places.length, input });
      this.places.push({ row, isOwn: i === 0 });
    }
  }

  /** What can be recorded, and what can't: as any other sender's signals. */
  check(at: Date): { good: CheckedItem[]; bad: ItemResult[] } {
    const { good, bad } = checkItems(
      this.inputs.map(({ input }) => input),
      0,
      at,
    );
    const placeOf = (index: number) => this.inputs[index]?.index ?? index;
    return {
      good: good.map((item) => ({ ...item, index: placeOf(item.index) })),
      bad: [...this.unread, ...bad.map((item) => ({ ...item, index: placeOf(item.index) }))],
    };
  }

  /** What became of its rows, by what became of its signals. */
  tally(results: readonly ItemResult[]): { counts: BatchCounts; rejects: RowReject[] } {
    const counts: BatchCounts = {
      rows: this.rows,
      accepted: 0,
      duplicates: 0,
      rejected: 0,
      quarantined: 0,
      further: 0,
    };
    const rejects = new Map<number, RowReject>();
    for (const { index, status, errors = [] } of results) {
      const place = this.places[index];
      if (!place) continue;
      if (place.isOwn) counts[status === 'duplicate' ? 'duplicates' : status] += 1;
      else if (status === 'accepted') counts.further += 1;
      if (status !== 'rejected' && status !== 'quarantined') continue;
      const before = rejects.get(place.row.ordinal);
      rejects.set(place.row.ordinal, {
        ...place.row,
        quarantined: status === 'quarantined',
        errors: [...(before?.errors ?? []), ...errors],
      });
    }
    return { counts, rejects: [...rejects.values()] };
  }
}
