import type { Decision, Finding, Verdict } from '../gate/finding';
import type { ReplayRecord } from './replay-record';
import type { ReplayCategory, ReplayCounts, ReplayExample, ReplayResult } from './replay-result';

type Row = ReplayCounts & { agentId: string | null; kind: string; proposals: number };

/** Minutes a person takes to look at one question, where nobody measured it. */
export const DEFAULT_MINUTES_PER_REVIEW = 3;

export type ReplayTally = ReturnType<typeof makeTally>;

/** Keeps the figures and examples of a replay. */
export function makeTally({
  minutesPerReview,
  examplesPerCategory,
}: {
  minutesPerReview: number;
  examplesPerCategory: number;
}) {
  const rows = new Map<string, Row>();
  const examples: ReplayExample[] = [];
  const figures = { decisions: 0, added: 0n, takenAway: 0n, more: 0, fewer: 0, before: 0, after: 0 };
  const unknown: ReplayResult['unknown'] = {
    assumedGranted: 0,
    againstAPerson: 0,
    startsElsewhere: 0,
    otherRules: 0,
    otherRoasWindow: 0,
    unreadable: 0,
  };

  const rowOf = ({ agentId, action: { kind } }: ReplayRecord): Row => {
    const key = `${agentId} ${kind}`;
    const known = rows.get(key);
    if (known) return known;
    const made: Row = {
      agentId,
      kind,
      proposals: 0,
      newly_allowed: 0,
      no_longer_asked: 0,
      newly_asked: 0,
      newly_refused: 0,
      unchanged: 0,
    };
    rows.set(key, made);
    return made;
  };

  return {
    figures,
    unknown,
    proposal: (record: ReplayRecord) => {
      rowOf(record).proposals += 1;
    },
    change(record: ReplayRecord, category: ReplayCategory, before: Decision, after: Decision): void {
      const row = rowOf(record);
      row[category] += 1;
      if (row.newly_allowed + row.no_longer_asked + row.newly_asked + row.newly_refused > row.proposals)
        row.proposals += 1;
      if (row[category] > examplesPerCategory) return;
      examples.push({
        category,
        actionId: record.actionId,
        agentId: record.agentId,
        kind: record.action.kind,
        at: record.at.toISOString(),
        before: answerOf(before),
        after: answerOf(after),
      });
    },
    result(windows: ReplayResult['money']['windows']): ReplayResult {
      const counted = [...rows.values()].map(({ proposals, ...counts }) => ({
        ...counts,
        unchanged:
          proposals -
          counts.newly_allowed -
          counts.no_longer_asked -
          counts.newly_asked -
          counts.newly_refused,
      }));
      const sum = (of: (row: ReplayCounts) => number) => counted.reduce((total, row) => total + of(row), 0);
      return {
        decisions: figures.decisions,
        proposals: [...rows.values()].reduce((total, { proposals }) => total + proposals, 0),
        totals: {
          newly_allowed: sum((row) => row.newly_allowed),
          no_longer_asked: sum((row) => row.no_longer_asked),
          newly_asked: sum((row) => row.newly_asked),
          newly_refused: sum((row) => row.newly_refused),
          unchanged: sum((row) => row.unchanged),
        },
        rows: counted,
        money: {
          addedMicros: figures.added.toString(),
          takenAwayMicros: figures.takenAway.toString(),
          windows,
        },
        messages: { more: figures.more, fewer: figures.fewer },
        reviews: { before: figures.before, after: figures.after, minutesPerReview },
        unknown,
        examples,
      };
    },
  };
}

/** The answer with the finding that decides it: findings come strictest first. */
function answerOf({ verdict, findings }: Decision): { verdict: Verdict; rule: string; message: string } {
  const deciding: Finding | undefined =
    findings.find((finding) => finding.verdict === verdict) ?? findings[0];
  return { verdict, rule: deciding?.rule ?? '', message: deciding?.message ?? '' };
}
