import { formatDuration } from '@/lib/client/format';
import type { AgentBounds } from '@/lib/contracts/agent-bounds';
import { NamedLabel } from '../../actions/named-label';
import { BoundsSection } from './bounds-section';

/** Who answers for it, and who answers its questions. */
export function BoundsPeople({ bounds }: { bounds: AgentBounds }) {
  const { owner, deputy, asked } = bounds;
  return (
    <>
      <BoundsSection title="Who answers for it">
        <p className="text-base">
          <NamedLabel named={owner} />
          {deputy ? (
            <>
              ; in their absence <NamedLabel named={deputy} />
            </>
          ) : (
            '; nobody in their absence'
          )}
          .
        </p>
      </BoundsSection>
      <BoundsSection title="Who is asked">
        <ul className="flex list-disc flex-col gap-1 pl-5 text-base">
          {asked.map(({ about, person, deputy: next, deadlineMinutes }) => (
            <li key={about}>
              About {about}: <NamedLabel named={person} />
              {next ? (
                <>
                  , after {formatDuration(deadlineMinutes * 60_000)} <NamedLabel named={next} />
                </>
              ) : (
                <> within {formatDuration(deadlineMinutes * 60_000)}</>
              )}
              .
            </li>
          ))}
          <li>Silence is a no: a question that nobody answers expires and nothing is done.</li>
        </ul>
      </BoundsSection>
    </>
  );
}
