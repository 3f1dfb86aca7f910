import { type ActionKind, catalogue } from '../actions/catalogue';
import type { PolicyBody } from '../gate/policy-body';
import { oversightMode } from '../oversight/oversight-matrix';
import { type AutonomyLevel, capLevel } from './level';

/** `shown`: it proposes and nothing happens; `asks`: a person approves each; `asks_first`: until enough was judged. */
export type Standing = {
  mode: 'shown' | 'asks' | 'asks_first' | 'alone';
  /** Why, in sentences. Empty where it may act alone. */
  because: string[];
};
export type Judged = {
  /** Outcomes judged of the agent's version, of all kinds. */
  version: number;
  /** Of them, of this kind in this segment. */
  kindInSegment: number;
};

/** How far an agent may go by itself with one kind of action in one segment; what is in an action may still make it ask. */
export function standingOf(
  kind: ActionKind,
  level: AutonomyLevel,
  policy: Pick<PolicyBody, 'firstDecisionsToReview' | 'oversight'>,
  judged: Judged,
): Standing {
  const { autonomyCeiling, reversibility, risk, timeToDetect } = catalogue[kind];
  const needed = policy.firstDecisionsToReview;
  if (level === 'shadow' || level === 'suggest')
    return { mode: 'shown', because: ['Its level lets it show what it would do and change nothing.'] };
  const capped = capLevel(level, autonomyCeiling);
  const undoable = reversibility.reversible;
  const mode = oversightMode(policy.oversight, risk, timeToDetect, undoable ? 'reversible' : 'irreversible');
  const always = [
    ...(autonomyCeiling === 'ask' ? ['No setting lets an agent do this alone.'] : []),
    ...(level === 'ask' ? ['Its level makes it ask each time.'] : []),
    ...(capped === 'act_with_undo' && !undoable
      ? ['Its level lets it act where that can be taken back; this can’t be.']
      : []),
    ...(mode === 'ask' ? ['The oversight matrix has a person approve each of these.'] : []),
  ];
  if (always.length > 0) return { mode: 'asks', because: always };
  const first = [
    ...(judged.version < needed
      ? [`Until ${needed} outcomes of this version have been judged right; ${judged.version} have been.`]
      : []),
    ...(mode === 'ask_first' && judged.kindInSegment < needed
      ? [
          `Until ${needed} outcomes of this kind and segment have been judged right; ${judged.kindInSegment} have been.`,
        ]
      : []),
  ];
  return first.length > 0 ? { mode: 'asks_first', because: first } : { mode: 'alone', because: [] };
}
