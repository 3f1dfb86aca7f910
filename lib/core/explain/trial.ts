import { decideBy } from '../gate/decide';
import { isUnknown } from '../gate/facts';
import type { Decision, Verdict } from '../gate/finding';
import { applyPatch, type GateCase, type Patch } from './patch';
import { rulesOfTrial } from './rules-of-trial';

/** How often a case may be decided again; a large audience or a long text is many times the work of a plain case. */
const MOST_WORK = 40_000;
const PEOPLE_PER_UNIT = 2;
const LETTERS_PER_UNIT = 1000;
const BASE = 10;

export type Trial = {
  /** The answer with a patch; null once the work is used up. */
  decide(patch: Patch): Decision | null;
  readonly count: number;
  readonly usedUp: boolean;
};

/** Decides changed forms of one case, and keeps count. */
export function trialOf(one: GateCase): Trial {
  const cost = costOf(one);
  const rules = rulesOfTrial();
  let count = 0;
  let usedUp = false;
  return {
    decide(patch) {
      if ((count + 1) * cost > MOST_WORK) {
        usedUp = true;
        return null;
      }
      count += 1;
      const { action, facts, now } = applyPatch(one, patch);
      return decideBy(rules, action, facts, now);
    },
    get count() {
      return count;
    },
    get usedUp() {
      return usedUp;
    },
  };
}

function costOf({ facts: { contacts, content } }: GateCase): number {
  const people = isUnknown(contacts) ? 0 : contacts.length;
  const letters =
    content === null || isUnknown(content)
      ? 0
      : content.fields.reduce((sum, { text }) => sum + text.length, 0);
  return BASE + people / PEOPLE_PER_UNIT + letters / LETTERS_PER_UNIT;
}

const strictness: Record<Verdict, number> = { allow: 0, escalate: 1, deny: 2 };
export const isMilder = (verdict: Verdict, than: Verdict): boolean => strictness[verdict] < strictness[than];
export const compareVerdicts = (a: Verdict, b: Verdict): number => strictness[a] - strictness[b];
