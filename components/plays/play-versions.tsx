import type { PlayDetail } from '@/lib/contracts/plays';
import { NamedLabel } from '../actions/named-label';
import { Panel } from '../ui/panel';
import { Timeline } from '../ui/timeline';

/** What a play was at each version, and who made it so. */
export function PlayVersions({ play }: { play: PlayDetail }) {
  return (
    <Panel title="Versions">
      <Timeline
        items={play.versions.map(({ version, by, at, trigger, conditions, goals }) => ({
          id: String(version),
          at,
          by: <NamedLabel named={by} />,
          title: `Version ${version}`,
          body: (
            <span className="flex flex-col gap-0.5">
              <span>{trigger}</span>
              {conditions.map((condition) => (
                <span key={condition}>{condition}.</span>
              ))}
              {goals.map((goal) => (
                <span key={goal}>{goal}</span>
              ))}
            </span>
          ),
        }))}
      />
    </Panel>
  );
}
