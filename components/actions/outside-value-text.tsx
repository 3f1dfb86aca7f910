import type { ChangeField, OutsideValue } from '@/lib/contracts/actions';
import type { Named } from '@/lib/contracts/named';
import { Money } from '../ui/money';
import { MentionText } from './mention-text';

/** One value of an outside object in its own unit; an owner by name with the id in the title. */
export function OutsideValueText({
  value,
  kind,
  currency,
  mentions = [],
}: {
  value: OutsideValue;
  kind: ChangeField['kind'];
  currency: string;
  mentions?: readonly Named[];
}) {
  if (value.raw === null)
    return <span className="text-subtle">{kind === 'owner' ? 'nobody' : 'nothing'}</span>;
  if (kind === 'money' && /^-?\d+$/.test(value.raw)) return <Money micros={value.raw} currency={currency} />;
  if (value.name !== null) return <span title={value.raw}>{value.name}</span>;
  return <MentionText text={value.raw} mentions={mentions} />;
}
