import { setImmediate as breathe } from 'node:timers/promises';
import type { Actor } from '@/lib/core/access/actor';
import { armPolicySchema } from '@/lib/core/learning/arm-policy';
import { learnArmsLesson } from '@/lib/core/learning/learn-arms';
import { learntModels } from '@/lib/core/learning/learnt-models';
import type { ModelEvidence } from '@/lib/core/learning/model-evidence';
import { defaultSupportLimits } from '@/lib/core/learning/off-policy';
import { armCosts, ENGAGED_WITHIN_DAYS } from '@/lib/core/messages/message-arms';
import { AppError } from '@/lib/core/shared/app-error';
import { splitByHash } from '@/lib/core/statistics/split-by-hash';
import { db } from '@/lib/db/client';
import { contactRulesInForce } from '@/lib/db/repositories/contact-rules';
import { canonicalText } from '@/lib/platform/canonical';
import { now } from '@/lib/platform/clock';
import { sha256Hex } from '@/lib/platform/hash';
import { keepVersion, type TrainResult } from './keep-version';
import { type MessageDecisions, readMessageDecisions } from './read-message-decisions';

/** People are held out by their id alone: none ever changes sides. */
const HELD_OUT_SHARE = 0.5;
const isHeldOut = (unit: string): boolean => splitByHash(unit, HELD_OUT_SHARE);

/** @throws AppError `conflict` when too few choices were drawn whose outcome is known. */
export function requireEnoughDraws({ rows }: MessageDecisions): void {
  const { minDecisions } = defaultSupportLimits;
  const heldOut = rows.filter(({ unit }) => isHeldOut(unit)).length;
  if (Math.min(heldOut, rows.length - heldOut) < minDecisions)
    throw new AppError('conflict', {
      detail: `Learning needs ${2 * minDecisions} drawn choices whose outcome is known, half of them held out; there are ${rows.length}. An outcome is known after ${ENGAGED_WITHIN_DAYS} days, or once somebody engages.`,
      remedy: 'Let the policy try out more, or wait until more outcomes are known.',
    });
}

/**
 * Learns from what was drawn how messages should be chosen, on one half of the people, and estimates on the other what that would be worth. The
 * first goes live where even the low end is no worse than what was done, a later one where it is not worse than the one in use.
 * @throws AppError `conflict` when there is too little to learn from.
 */
export async function trainMessagePolicy({
  workspaceId,
  actor,
}: {
  workspaceId: string;
  actor: Actor;
}): Promise<TrainResult> {
  const decisions = await readMessageDecisions(workspaceId, now());
  requireEnoughDraws(decisions);
  const { rows, censored, unattributed } = decisions;
  const { learnt: rules } = await contactRulesInForce(db(), workspaceId);
  const inUse = await db().scoringModel.findFirst({
    where: { workspaceId, name: learntModels.lifecycle, active: true },
    select: { id: true, weights: true },
  });
  // Learning takes a few seconds: whoever else waits has their turn before.
  await breathe();
  const lesson = learnArmsLesson(
    rows,
    {
      inUse: inUse && armPolicySchema.parse(inUse.weights),
      cost: armCosts(rules.leastAnswersPerThousand),
    },
    isHeldOut,
  );
  if (!lesson.policy)
    throw new AppError('conflict', { detail: lesson.why, remedy: 'Let more be tried out.' });
  const times = rows.map(({ decidedAt }) => decidedAt.getTime());
  const at = (pick: (a: number, b: number) => number) =>
    new Date(times.reduce((a, b) => pick(a, b))).toISOString();
  const evidence: ModelEvidence = {
    schemaVersion: 1,
    from: at(Math.min),
    to: at(Math.max),
    windowDays: ENGAGED_WITHIN_DAYS,
    labelled: rows.length,
    censored,
    unattributed,
    converted: rows.filter(({ reward }) => reward > 0).length,
    learntFrom: lesson.learntFrom,
    heldOut: lesson.heldOut,
    heldOutShare: HELD_OUT_SHARE,
    features: Object.keys(rows[0]?.context ?? {}).map((name) => ({ name, kind: 'numeric' })),
    seed: 'message-policy',
    figures: null,
    against: inUse && { modelId: inUse.id, figures: null, hadSeenThem: false },
    wentLive: lesson.live,
    why: lesson.why,
    ranking: {
      drawn: rows.length,
      asDecided: lesson.asDecided,
      value: lesson.value.known ? lesson.value.value : null,
      used: lesson.live,
      why: lesson.why,
      tried: lesson.tried,
    },
  };
  return keepVersion({
    workspaceId,
    actor,
    kind: 'lifecycle',
    weights: lesson.policy,
    ranking: null,
    hash: sha256Hex(canonicalText(lesson.policy)),
    evidence,
    aucWithout: null,
  });
}
