import type { InputRef } from '../actions/proposal';
import type { Plan } from '../runs/plan';
import { assertNever } from '../shared/assert-never';
import { unitTitles } from './describe-holdout';
import type { HoldoutArm, HoldoutUnit } from './holdout';

export type DrawnArm = {
  holdoutId: string;
  name: string;
  unit: HoldoutUnit;
  unitId: string;
  arm: HoldoutArm;
};

const MOST_WHY = 2000;
const MOST_OF_ALTERNATIVE = 1000;

/** What the arm of a unit makes of the plan for it. Business as usual: nothing is done, and what would have been is kept beside it. */
export function planInArm(plan: Plan, drawn: DrawnArm): Plan {
  const inputs = [...plan.inputs.slice(0, 39), inputOf(drawn)];
  if (drawn.arm !== 'business_as_usual') return { ...plan, inputs };
  const { one } = unitTitles[drawn.unit];
  return {
    ...plan,
    inputs,
    action: 'none',
    agentKind: null,
    why: `Held out: the ${one} is left to business as usual by the holdout “${drawn.name}”. Without it: ${plan.why}`.slice(
      0,
      MOST_WHY,
    ),
    expectedValueMicros: '0',
    expectedValueLowMicros: '0',
    expectedValueHighMicros: '0',
    steps: [],
    weighing: null,
    // Who is left alone takes nobody's place.
    goesBefore: [],
    alternatives: [
      {
        agentKind: plan.agentKind,
        agents: [...new Set(plan.steps.map((step) => step.agentKind))],
        why: plan.why.slice(0, MOST_OF_ALTERNATIVE),
        expectedValueMicros: plan.expectedValueMicros,
        weighing: plan.weighing,
        whyNot: null,
      },
      ...plan.alternatives.filter(({ agentKind }) => agentKind !== null).slice(0, 7),
    ],
  };
}

function inputOf({ holdoutId, unit, arm }: DrawnArm): InputRef {
  return { type: 'holdout', id: holdoutId, note: noteOf(arm, unitTitles[unit].one) };
}

function noteOf(arm: HoldoutArm, one: string): string {
  switch (arm) {
    case 'agent':
      return `The ${one} was drawn to be acted on.`;
    case 'business_as_usual':
      return `The ${one} was drawn to be left to business as usual.`;
    case 'shadow':
      return `The ${one} was drawn into shadow: what is proposed is shown and not carried out.`;
    default:
      return assertNever(arm);
  }
}
