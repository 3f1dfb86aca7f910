import type { Finding } from '../gate/finding';

export type FindingDifference = {
  rule: string;
  kind: 'new' | 'worse';
  approved: Finding | null;
  current: Finding;
};

/**
 * What a person who approved `approved` has not seen in `current`: findings that need a person (or that their approval
 * carries, or that deny) and are new, or whose numbers moved the worse way. A finding says by `numbers.worse` which way
 * that is; where it doesn't, any move counts. Findings of one rule are told apart by `numbers.measure`.
 */
export function findingsWorsened(
  approved: readonly Finding[],
  current: readonly Finding[],
): FindingDifference[] {
  const seen = new Map(approved.filter((f) => f.verdict === 'escalate').map((f) => [keyOf(f), f]));
  return current.filter(needsPerson).flatMap((finding): FindingDifference[] => {
    const shown = seen.get(keyOf(finding));
    if (!shown || finding.verdict === 'deny') {
      return [{ rule: finding.rule, kind: 'new', approved: shown ?? null, current: finding }];
    }
    return isWorse(shown, finding)
      ? [{ rule: finding.rule, kind: 'worse', approved: shown, current: finding }]
      : [];
  });
}

const needsPerson = (finding: Finding): boolean =>
  finding.verdict !== 'allow' || 'approvalId' in finding.numbers;

const keyOf = ({ rule, numbers }: Finding): string => `${rule} ${numbers.measure ?? ''}`;

function isWorse(shown: Finding, finding: Finding): boolean {
  const { worse } = finding.numbers;
  const value = compareNumbers(finding.numbers.value, shown.numbers.value);
  const limit = compareNumbers(finding.numbers.limit, shown.numbers.limit);
  // A limit that gives way the other way makes the same value weigh more.
  if (worse === 'higher') return value > 0 || limit < 0 || Number.isNaN(value + limit);
  if (worse === 'lower') return value < 0 || limit > 0 || Number.isNaN(value + limit);
  return value !== 0 || limit !== 0;
}

type Figure = Finding['numbers'][string] | undefined;

/** Sign of a − b; 0 when both are missing; NaN when they can't be compared. Micros in text compare exactly. */
function compareNumbers(a: Figure, b: Figure): number {
  if (a === b) return 0;
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(a - b);
  if (!isMicros(a) || !isMicros(b)) return Number.NaN;
  const difference = BigInt(a) - BigInt(b);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

const isMicros = (figure: Figure): figure is string => typeof figure === 'string' && /^-?\d+$/.test(figure);
