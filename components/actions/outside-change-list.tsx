import type { ActionDetail } from '@/lib/contracts/actions';
import { Callout } from '../ui/callout';
import { RelativeTime } from '../ui/time';
import { NamedLabel } from './named-label';
import { OutsideValueText } from './outside-value-text';

/** What somebody changed of an action's effect since, in the platform itself. */
export function OutsideChangeList({ action }: { action: ActionDetail }) {
  if (action.outsideChanges.length === 0) return null;
  return (
    <Callout tone="info" title="Changed since, in the platform itself">
      <ul className="flex flex-col gap-2">
        {action.outsideChanges.map((change) => (
          <li key={change.id} className="text-sm">
            <span className="text-muted">
              Noticed <RelativeTime at={change.at} />,{' '}
              {change.by ? <NamedLabel named={change.by} /> : 'the platform does not say by whom'}:
            </span>
            {change.fields.map(({ field, label, kind, known, live }) => (
              <span key={field} className="block">
                {label}: <OutsideValueText value={known} kind={kind} currency={action.currency} /> →{' '}
                <OutsideValueText value={live} kind={kind} currency={action.currency} />
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
