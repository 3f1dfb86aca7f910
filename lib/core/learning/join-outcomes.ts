/** How long after a decision its outcome may come, and still be its own. */
export const OUTCOME_WINDOW_DAYS = 90;
const DAY_MS = 86_400_000;

export type JoinableDecision = { id: string; subjectId: string; decidedAt: Date };
export type JoinableOutcome = { subjectId: string; occurredAt: Date; converted: boolean };

/**
 * `labelled`: what came of it is known. `censored`: nothing came of it yet, and its window is still open: to take that for a refusal
 * would teach that everything new fails.
 */
export type JoinedDecision<D> =
  | { decision: D; state: 'labelled'; converted: boolean; outcomeAt: Date | null }
  | { decision: D; state: 'censored' };

export type JoinedOutcomes<D> = {
  decisions: JoinedDecision<D>[];
  /** Outcomes that belong to none: no decision about their subject came before them within the window. */
  unattributed: number;
};

/**
 * Joins what came of it to the decisions. An outcome belongs to the last decision about its subject that was made before it happened
 * and whose window had not closed by then, however late it became known. The last outcome that belongs to a decision counts. With an
 * outcome a decision is labelled at once; without one when its window is over: then it did not convert.
 */
export function joinOutcomes<D extends JoinableDecision>(
  decisions: readonly D[],
  outcomes: readonly JoinableOutcome[],
  { asOf, windowDays = OUTCOME_WINDOW_DAYS }: { asOf: Date; windowDays?: number },
): JoinedOutcomes<D> {
  const windowMs = windowDays * DAY_MS;
  const bySubject = new Map<string, D[]>();
  for (const decision of decisions)
    bySubject.set(decision.subjectId, [...(bySubject.get(decision.subjectId) ?? []), decision]);
  for (const own of bySubject.values()) own.sort((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime());
  const last = new Map<D, JoinableOutcome>();
  let unattributed = 0;
  for (const outcome of outcomes) {
    if (outcome.occurredAt > asOf) continue;
    const owner = bySubject
      .get(outcome.subjectId)
      ?.findLast(({ decidedAt }) => decidedAt <= outcome.occurredAt);
    if (!owner || outcome.occurredAt.getTime() - owner.decidedAt.getTime() > windowMs) {
      unattributed++;
      continue;
    }
    const other = last.get(owner);
    if (!other || other.occurredAt <= outcome.occurredAt) last.set(owner, outcome);
  }
  return {
    unattributed,
    decisions: decisions.map((decision) => {
      const outcome = last.get(decision);
      if (outcome)
        return { decision, state: 'labelled', converted: outcome.converted, outcomeAt: outcome.occurredAt };
      const isOver = asOf.getTime() - decision.decidedAt.getTime() > windowMs;
      return isOver
        ? { decision, state: 'labelled', converted: false, outcomeAt: null }
        : { decision, state: 'censored' };
    }),
  };
}
