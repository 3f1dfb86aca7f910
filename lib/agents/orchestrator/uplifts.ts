import {
  type MeasuredEffect,
  shrinkToAssumed,
  timesUplift,
  type Uplift,
} from '@/lib/core/holdouts/measured-uplift';
import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import type { AgentKind } from '@/lib/core/runs/agent-kind';
import type { UpliftUsed } from '@/lib/core/runs/plan';
import { percentText } from '../kit/words';
import type { Assumptions } from './assumptions';

/** What holdouts have measured of the agents of the workspace, and of the play that is planned for. */
export type MeasuredEffects = {
  agents: Readonly<Partial<Record<AgentKind, MeasuredEffect>>>;
  play: MeasuredEffect | null;
};
export const nothingMeasured: MeasuredEffects = { agents: {}, play: null };

/** Which assumption says how much each agent raises the conversion probability of people. */
const upliftOf = {
  'lead-router': 'routingUplift',
  sequencer: 'sequenceUplift',
  'bid-and-budget': 'mediaUplift',
  content: 'contentUplift',
  lifecycle: 'lifecycleUplift',
} as const satisfies Record<AgentKind, keyof Assumptions>;

type Asked = {
  assumptions: Assumptions;
  measured: MeasuredEffects | undefined;
  /** The agents that take part. */
  kinds: readonly AgentKind[];
  /** How likely an action of an agent is let through, where the weighing counts that beside the uplift. */
  goesThrough?: (kind: AgentKind) => number;
};

/**
 * The assumptions with what holdouts have measured in the place of what was assumed, as far as it is sure; and which was used. What was
 * measured is of those who were assigned, refused actions among them: where these are counted beside it, of one that is let through it is so
 * much more. What a play's holdout has measured moves all its agents alike.
 */
export function withMeasured({ assumptions, measured, kinds, goesThrough = () => 1 }: Asked): {
  assumptions: Assumptions;
  uplifts: UpliftUsed[];
} {
  const { agents, play } = measured ?? nothingMeasured;
  const used = new Map<AgentKind, Uplift>();
  const uplifts = kinds.map((kind): UpliftUsed => {
    const assumed = assumptions[upliftOf[kind]];
    const effect = ofPeople(agents[kind] ?? null);
    const through = goesThrough(kind);
    const { uplift, weight } = shrinkToAssumed(timesUplift(assumed, through), effect);
    const each = timesUplift(uplift, 1 / through);
    used.set(kind, each);
    return { agentKind: kind, assumed, used: each, weight, measured: toMeasured(effect) };
  });
  const whole = ofPlay(uplifts, ofPeople(play), assumptions, goesThrough);
  if (whole)
    for (const [i, kind] of kinds.entries()) {
      const uplift = uplifts[i];
      if (!uplift) continue;
      uplift.used = timesUplift(uplift.used, whole.by);
      used.set(kind, uplift.used);
    }
  return {
    assumptions: { ...assumptions, ...fieldsOf(used, assumptions) },
    uplifts: whole ? [...uplifts, whole.used] : uplifts,
  };
}

/** An effect on campaigns says nothing of what showing one to a company does to its people. */
const ofPeople = (effect: MeasuredEffect | null): MeasuredEffect | null =>
  effect?.unit === 'campaign' ? null : effect;

const toMeasured = (effect: MeasuredEffect | null): UpliftUsed['measured'] =>
  effect && {
    holdoutId: effect.holdoutId,
    units: effect.units,
    relative: effect.relative,
    low: effect.low,
    high: effect.high,
  };

/** By how much the play's own holdout moves the uplift of its agents together; null where it has none, or they already promise nothing. */
function ofPlay(
  uplifts: readonly UpliftUsed[],
  effect: MeasuredEffect | null,
  { overlap }: Assumptions,
  goesThrough: (kind: AgentKind) => number,
): { by: number; used: UpliftUsed } | null {
  if (effect === null) return null;
  const together = (end: keyof Uplift) =>
    uplifts
      .flatMap(({ agentKind, used }) => (agentKind ? [used[end] * goesThrough(agentKind)] : []))
      .sort((a, b) => b - a)
      .reduce((sum, rise, i) => sum + rise * overlap ** i, 0);
  const assumed = { low: together('low'), mid: together('mid'), high: together('high') };
  if (assumed.mid <= 0) return null;
  const { uplift, weight } = shrinkToAssumed(assumed, effect);
  return {
    by: uplift.mid / assumed.mid,
    used: { agentKind: null, assumed, used: uplift, weight, measured: toMeasured(effect) },
  };
}

/** A single message moves as the sequence does that it is of. */
function fieldsOf(used: ReadonlyMap<AgentKind, Uplift>, assumptions: Assumptions): Partial<Assumptions> {
  const fields: Partial<Assumptions> = {};
  for (const [kind, uplift] of used) fields[upliftOf[kind]] = uplift;
  const sequence = used.get('sequencer');
  if (sequence)
    fields.messageUplift = timesUplift(
      assumptions.messageUplift,
      sequence.mid / assumptions.sequenceUplift.mid,
    );
  return fields;
}

/**
 * The worth of moving money between campaigns, by the response model, moved towards what a holdout by campaign has measured of the agent, as
 * a share of all that they are expected to bring meanwhile. Null where no such holdout has measured it.
 */
export function measuredOnCampaigns(
  value: Uplift,
  brings: number,
  measured: MeasuredEffects | undefined,
): { value: Uplift; uplift: UpliftUsed } | null {
  const effect = measured?.agents['bid-and-budget'] ?? null;
  if (effect?.unit !== 'campaign' || brings <= 0) return null;
  const assumed = timesUplift(value, 1 / brings);
  const { uplift: used, weight } = shrinkToAssumed(assumed, effect);
  return {
    value: timesUplift(used, brings),
    uplift: { agentKind: 'bid-and-budget', assumed, used, weight, measured: toMeasured(effect) },
  };
}

/** What was used, as a sentence among the assumptions of a plan. */
export function upliftText({ agentKind, used, weight, measured }: UpliftUsed): string {
  const whose = agentKind === null ? 'The play as a whole' : agentCatalogue[agentKind].title;
  const rise = `${percentText(used.mid)} of itself (${percentText(used.low)} to ${percentText(used.high)})`;
  return measured === null
    ? `${whose} raises the probability by ${rise}: assumed, no holdout has measured it.`
    : `${whose} raises the probability by ${rise}: a holdout measured ${percentText(measured.relative)} on ${measured.units} units, which counts for ${percentText(weight)}.`;
}
