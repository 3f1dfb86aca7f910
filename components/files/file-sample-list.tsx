import type { FileSample } from '@/lib/contracts/files';
import { Badge } from '../ui/badge';
import { CodeBlock } from '../ui/code-block';

const SHOWN = 5;

/** What the first rows say, as the signals that would be recorded. */
export function FileSampleList({ sample }: { sample: readonly FileSample[] }) {
  return (
    <ul aria-label="First rows as signals" className="flex flex-col gap-3">
      {sample.slice(0, SHOWN).map((row) => (
        <li key={row.line} className="flex flex-col gap-1.5">
          <p className="flex flex-wrap items-center gap-2 text-xs text-muted">
            Line {row.line}
            {row.signals.map(({ kind, occurredAt }) => (
              <span key={kind} className="flex items-center gap-1.5">
                <Badge tone="info">{kind}</Badge> {occurredAt}
              </span>
            ))}
            {row.errors.length > 0 ? <Badge tone="stop">Rejected</Badge> : null}
          </p>
          {row.errors.map(({ message }) => (
            <p key={message} className="text-sm text-stop">
              {message}
            </p>
          ))}
          {row.signals.map(({ kind, payload }) => (
            <CodeBlock key={kind} value={payload} label={`Line ${row.line} as ${kind}`} />
          ))}
        </li>
      ))}
    </ul>
  );
}
