import { formatNumber } from '@/lib/client/format';

type Counts = { accepted: number; duplicates: number; rejected: number; quarantined: number };

/** What came of the items of a delivery: `3 taken, 1 held back`. `none` where it had no items. */
export function countsSentence(
  { accepted, duplicates, rejected, quarantined }: Counts,
  none = 'nothing in it',
): string {
  const parts = [
    [accepted, 'taken'],
    [duplicates, 'sent before'],
    [quarantined, 'held back'],
    [rejected, 'refused'],
  ] as const;
  const said = parts.flatMap(([count, words]) => (count > 0 ? [`${formatNumber(count)} ${words}`] : []));
  return said.length > 0 ? said.join(', ') : none;
}
