import type { RunDetail } from '@/lib/contracts/runs';
import { NamedLabel } from '../actions/named-label';
import { Callout } from '../ui/callout';
import { TextLink } from '../ui/text-link';

/** Which other plays wanted the same company or person at this time, and who went first. */
export function PlanConflicts({ plan, workspace }: { plan: RunDetail['plan']; workspace: string }) {
  const { yieldsTo, goesBefore } = plan;
  return (
    <>
      {yieldsTo ? (
        <Callout tone="wait">
          Gives way to <NamedLabel named={yieldsTo.play} workspace={workspace} />. {yieldsTo.why}{' '}
          <TextLink inSentence href={`/${workspace}/runs/${yieldsTo.runId}`}>
            Its run
          </TextLink>
        </Callout>
      ) : null}
      {goesBefore.map(({ play, runId, why }) => (
        <p key={runId} className="text-pretty">
          <NamedLabel named={play} workspace={workspace} /> gave way to it. {why}{' '}
          <TextLink inSentence href={`/${workspace}/runs/${runId}`}>
            Its run
          </TextLink>
        </p>
      ))}
    </>
  );
}
