import type { Named } from '@/lib/contracts/named';
import type { Finding, Verdict } from '@/lib/core/gate/finding';
import { MentionText } from './mention-text';
import { VerdictChip } from './verdict-chip';

type ShownFinding = Pick<Finding, 'rule' | 'verdict' | 'message'> &
  Partial<Pick<Finding, 'numbers' | 'remedy'>>;

const order: Record<Verdict, number> = { deny: 0, escalate: 1, allow: 2 };

/** Everything the gate found, what stands in the way first, each with its numbers and the way out. */
export function FindingList({
  findings,
  mentions,
}: {
  findings: readonly ShownFinding[];
  mentions: readonly Named[];
}) {
  if (findings.length === 0) return <p className="text-muted">No rule had anything to say.</p>;
  const sorted = findings.toSorted((left, right) => order[left.verdict] - order[right.verdict]);
  return (
    <ul className="flex flex-col divide-y">
      {sorted.map((finding, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule may speak twice; the list never changes.
          key={`${finding.rule} ${index}`}
          className="flex flex-col gap-1 py-2.5 first:pt-0 last:pb-0"
        >
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <VerdictChip verdict={finding.verdict} size="sm" />
            <code className="text-xs text-subtle">{finding.rule}</code>
          </div>
          <p className="text-pretty">
            <MentionText text={finding.message} mentions={mentions} />
          </p>
          {finding.remedy ? (
            <p className="text-xs text-muted">
              <span className="font-medium">Way out:</span>{' '}
              <MentionText text={finding.remedy} mentions={mentions} />
            </p>
          ) : null}
          <FindingNumbers numbers={finding.numbers ?? {}} />
        </li>
      ))}
    </ul>
  );
}

function FindingNumbers({ numbers }: { numbers: Finding['numbers'] }) {
  const entries = Object.entries(numbers);
  if (entries.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-3 font-mono text-xs text-subtle">
      {entries.map(([name, value]) => (
        <div key={name} className="flex gap-1 break-all">
          <dt>{name}</dt>
          <dd className="text-muted">{String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
