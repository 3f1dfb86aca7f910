import type { AgentBounds } from '@/lib/contracts/agent-bounds';
import { NamedLabel } from '../../actions/named-label';
import { AbsoluteTime } from '../../ui/time';
import { BoundsSection } from './bounds-section';

const titles = { agent: 'Agent (model, prompt and tools)', scope: 'Scope', policy: 'Policy' } as const;

/** Which versions all this was made from, since when they hold, and by whose hand. */
export function BoundsVersions({ versions }: { versions: AgentBounds['versions'] }) {
  return (
    <BoundsSection title="Versions and dates">
      <ul className="flex list-disc flex-col gap-1 pl-5 text-base">
        {versions.map(({ what, version, since, until, by, confirmedBy }) => (
          <li key={what} className="break-words">
            {titles[what]}: version <span className="break-all">{version}</span>, in force since{' '}
            <AbsoluteTime at={since} />
            {until ? (
              <>
                , ends <AbsoluteTime at={until} />
              </>
            ) : null}
            {by ? (
              <>
                , by <NamedLabel named={by} />
              </>
            ) : null}
            {confirmedBy ? (
              <>
                , confirmed by <NamedLabel named={confirmedBy} />
              </>
            ) : null}
            .
          </li>
        ))}
      </ul>
    </BoundsSection>
  );
}
