import type { ChangeField } from '@/lib/contracts/actions';
import type { Named } from '@/lib/contracts/named';
import { Diff } from '../ui/diff';
import { OutsideValueText } from './outside-value-text';

/** What is changed outside, field by field. */
export function ChangeDiff({
  changes,
  currency,
  mentions,
  unknownBefore = 'read just before acting',
}: {
  changes: readonly ChangeField[];
  currency: string;
  mentions: readonly Named[];
  /** What stands where the value before is not known here. */
  unknownBefore?: string;
}) {
  const rows = changes.map(({ field, label, kind, before, after }) => ({
    label: <span title={field}>{label}</span>,
    before: before ? (
      <OutsideValueText value={before} kind={kind} currency={currency} mentions={mentions} />
    ) : (
      unknownBefore
    ),
    after: <OutsideValueText value={after} kind={kind} currency={currency} mentions={mentions} />,
    unchanged: before !== null && before.raw === after.raw,
  }));
  return <Diff rows={rows} caption="What changes outside" />;
}
