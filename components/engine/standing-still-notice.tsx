'use client';

import { useCan } from '../auth/access-context';
import { Callout } from '../ui/callout';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { useEnginePulse } from './use-engine-pulse';

/** On every page while workflows stand still: what waits, what works all the same, and where to look. */
export function StandingStillNotice({ workspace }: { workspace: string }) {
  const maySee = useCan('engine.read');
  const { data: pulse } = useEnginePulse(workspace);
  if (pulse?.state !== 'standing_still' || pulse.since === null) return null;
  return (
    <div className="pb-5">
      <Callout
        tone="stop"
        title={
          <>
            The workflow engine stands still since <AbsoluteTime at={pulse.since} />
          </>
        }
      >
        Agents plan and propose nothing, and what is approved now is carried out when it moves again.
        Stopping, answering, editing limits and taking back work as ever. Nothing is lost.
        <p className="mt-1">
          {maySee ? (
            <TextLink href={`/${workspace}/settings/engine`}>Look at the engine</TextLink>
          ) : (
            'Tell an admin or operator.'
          )}
        </p>
      </Callout>
    </div>
  );
}
