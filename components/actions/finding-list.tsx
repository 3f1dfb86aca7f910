import { formatMoney, formatNumber } from '@/lib/client/format';
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
  currency,
}: {
  findings: readonly ShownFinding[];
  mentions: readonly Named[];
  currency?: string;
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
          <FindingNumbers numbers={finding.numbers ?? {}} currency={currency} />
        </li>
      ))}
    </ul>
  );
}

/** For comparing findings by machine; the sentence says it better. */
const unshown = new Set(['worse', 'measure']);

/** `committedMicros` as `committed`, `scopeVersion` as `scope version`. */
const nameInWords = (name: string): string =>
  name
    .replace(/Micros$/, '')
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase();

/** Rules write money as micros in text and all other figures as numbers. */
function formatFigure(value: string | number | boolean, currency: string | undefined): string {
  if (typeof value === 'number') return formatNumber(value, { maximumFractionDigits: 4 });
  if (typeof value === 'string' && currency && /^-?\d+$/.test(value)) return formatMoney(value, currency);
  return String(value);
}

function FindingNumbers({ numbers, currency }: { numbers: Finding['numbers']; currency?: string }) {
  const entries = Object.entries(numbers).filter(([name]) => !unshown.has(name));
  if (entries.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-4 text-xs text-subtle">
      {entries.map(([name, value]) => (
        <div key={name} className="flex gap-1 break-all">
          <dt>{nameInWords(name)}</dt>
          <dd className="text-muted">{formatFigure(value, currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
