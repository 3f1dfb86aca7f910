import { type ItemResult, UnreadableItem } from '@/lib/contracts/signals';
import { type SignalInput, signalInputSchema } from '@/lib/core/signals/signal-kinds';

/** A source's clock may be ahead of ours by this much. */
const CLOCK_SKEW_MS = 5 * 60_000;

export type CheckedItem = { index: number; input: SignalInput };

export const rejected = (index: number, field: string, message: string): ItemResult => ({
  index,
  status: 'rejected',
  errors: [{ field, message }],
});

/** Sorts what was sent into signals and refusals that name item and field. */
export function checkItems(items: readonly unknown[], firstIndex: number, at: Date) {
  const good: CheckedItem[] = [];
  const bad: ItemResult[] = [];
  items.forEach((item, i) => {
    const index = firstIndex + i;
    if (item instanceof UnreadableItem) {
      bad.push(rejected(index, '', item.reason));
      return;
    }
    const parsed = signalInputSchema.safeParse(item);
    if (!parsed.success) {
      const errors = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
      bad.push({ index, status: 'rejected', errors });
    } else if (Date.parse(parsed.data.occurredAt) > at.getTime() + CLOCK_SKEW_MS) {
      bad.push(rejected(index, 'occurredAt', 'lies in the future'));
    } else {
      good.push({ index, input: parsed.data });
    }
  });
  return { good, bad };
}
