import { formatCount } from '@/lib/client/format';
import type { StopStateView } from '@/lib/contracts/stops';
import { actionStatusWords } from '../actions/action-status-chip';
import { actionHref } from '../actions/thing-href';
import { Callout } from '../ui/callout';
import { TextLink } from '../ui/text-link';

/** What a stop holds back, and by name what was already at a platform when it came. */
export function StoppedNotice({ workspace, state }: { workspace: string; state: StopStateView | undefined }) {
  if (!state?.stop) return null;
  const { heldActions, inFlight } = state;
  if (heldActions === 0 && inFlight.length === 0) return null;
  return (
    <div className="pb-5">
      <Callout
        tone="wait"
        title={
          heldActions === 0
            ? 'Nothing is held back by the stop yet.'
            : `${formatCount(heldActions, 'action')} held back by the stop.`
        }
      >
        {inFlight.length > 0 ? (
          <>
            <p>Already at a platform when it came; each keeps its own record:</p>
            <ul className="mt-1 flex list-disc flex-col gap-0.5 pl-4">
              {inFlight.map((action) => (
                <li key={action.id}>
                  <TextLink href={actionHref(workspace, action)}>{action.sentence}</TextLink> (
                  {actionStatusWords[action.status].label.toLowerCase()})
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>Nothing was at a platform when it came. Taking back still works.</p>
        )}
      </Callout>
    </div>
  );
}
