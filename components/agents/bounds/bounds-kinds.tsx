import type { AgentBounds } from '@/lib/contracts/agent-bounds';
import { AbsoluteTime } from '../../ui/time';
import { BoundsSection } from './bounds-section';

type Granted = Extract<AgentBounds['kinds'][number], { granted: true }>;
type Line = Granted['lines'][number];
type Entry = { kind: Granted; line: Line };

/** What it may do alone, what waits for a person, and what is refused, kind by kind. */
export function BoundsKinds({ kinds }: { kinds: AgentBounds['kinds'] }) {
  const granted = kinds.filter((kind) => kind.granted);
  const entries: Entry[] = granted.flatMap((kind) => kind.lines.map((line) => ({ kind, line })));
  const of = (...modes: Line['mode'][]) => entries.filter(({ line }) => modes.includes(line.mode));
  const refused = kinds.filter((kind) => !kind.granted);
  const shown = of('shown');
  return (
    <>
      <BoundsSection title="It may do alone">
        <Entries
          entries={of('alone')}
          none="Nothing: everything it proposes waits for a person or is refused."
        />
      </BoundsSection>
      <BoundsSection title="Waits for a person">
        <Entries
          entries={of('asks', 'asks_first')}
          none="No kind always does; see below when a person is asked."
        />
      </BoundsSection>
      <BoundsSection title="Is refused">
        <ul className="flex list-disc flex-col gap-1 pl-5 text-base">
          {refused.map(({ kind, title, because }) => (
            <li key={kind}>
              <strong className="font-medium">{title}.</strong> <span className="text-muted">{because}</span>
            </li>
          ))}
          {shown.map(({ kind, line }) => (
            <li key={`${kind.kind} ${line.segments.join()}`}>
              <Title kind={kind} line={line} /> <span className="text-muted">{line.because.join(' ')}</span>
            </li>
          ))}
          <li>Everything else: what is not granted is refused.</li>
        </ul>
      </BoundsSection>
    </>
  );
}

function Entries({ entries, none }: { entries: readonly Entry[]; none: string }) {
  if (entries.length === 0) return <p className="text-base text-muted">{none}</p>;
  return (
    <ul className="flex list-disc flex-col gap-2 pl-5 text-base">
      {entries.map(({ kind, line }) => (
        <li key={`${kind.kind} ${line.segments.join()}`} className="text-pretty">
          <Title kind={kind} line={line} />{' '}
          {line.because.length > 0 ? <span>{line.because.join(' ')} </span> : null}
          <span className="text-sm text-muted">
            {kind.undo} Until <AbsoluteTime at={kind.until} />.
          </span>
        </li>
      ))}
    </ul>
  );
}

const Title = ({ kind, line }: Entry) => (
  <strong className="font-medium">
    {kind.title}
    {line.segments.length > 0 ? ` (accounts: ${line.segments.join(', ')})` : ''}.
  </strong>
);
