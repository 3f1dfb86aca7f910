import type { RunStepView } from '@/lib/contracts/run-steps';
import { NamedLabel } from '../actions/named-label';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';

/** What a step waits for, whose move it is, and until when. */
export function StepWait({ step, workspace }: { step: RunStepView; workspace: string }) {
  const { waitsFor, until, status } = step;
  const isOpen = status === 'waiting' || status === 'sleeping';
  const end = until ? (
    <span>
      until <AbsoluteTime at={until} />
    </span>
  ) : null;
  if (!waitsFor) return end;
  const { approval, event, condition } = waitsFor;
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {approval ? (
        <>
          <span className="inline-flex flex-wrap gap-x-1">
            for <NamedLabel named={approval.reviewer} />
          </span>
          {end}
          <TextLink href={`/${workspace}/approvals/${approval.id}`}>
            {isOpen ? 'Answer it' : 'Look at the approval'}
          </TextLink>
        </>
      ) : (
        <>
          <span>
            for the event <code className="break-all">{event}</code>
            {condition ? (
              <>
                {' where '}
                <code className="break-all">{condition}</code>
              </>
            ) : null}
          </span>
          {end}
        </>
      )}
    </span>
  );
}
