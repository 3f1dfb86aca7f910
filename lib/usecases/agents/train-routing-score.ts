import { setImmediate as breathe } from 'node:timers/promises';
import type { Actor } from '@/lib/core/access/actor';
import { type HeldOutFigures, heldOutFigures, mayGoLive } from '@/lib/core/learning/compare-models';
import { OUTCOME_WINDOW_DAYS } from '@/lib/core/learning/join-outcomes';
import { learntModels } from '@/lib/core/learning/learnt-models';
import { learnRanking, type RankingLesson } from '@/lib/core/learning/learnt-ranking';
import { type ModelEvidence, modelEvidenceSchema } from '@/lib/core/learning/model-evidence';
import type { LabelledTraits } from '@/lib/core/statistics/labelled-traits';
import {
  featuresOf,
  trainRoutingScore as learn,
  routingScoreSchema,
} from '@/lib/core/statistics/routing-score';
import { splitByHash } from '@/lib/core/statistics/split-by-hash';
import { db } from '@/lib/db/client';
import { canonicalText } from '@/lib/platform/canonical';
import { now } from '@/lib/platform/clock';
import { sha256Hex } from '@/lib/platform/hash';
import { requireEnoughOutcomes } from '../models/enough-outcomes';
import { keepVersion, type TrainResult } from '../models/keep-version';
import { readDecisions, readDrawnOutcomes } from '../models/read-decisions';

/** Contacts are held out by their id alone: none ever changes sides, so that versions are compared on what none of them has seen. */
const HELD_OUT_SHARE = 1 / 3;
const SEED = 'routing-score';
const LAST_ACTIVITY = 'Last Activity';

type Labelled = LabelledTraits & { id: string; decidedAt: Date };

async function readLabelled(workspaceId: string, asOf: Date) {
  const joined = await readDecisions(workspaceId, asOf);
  const rows = joined.decisions.flatMap((each): Labelled[] =>
    each.state === 'labelled'
      ? [
          {
            id: each.decision.subjectId,
            traits: each.decision.traits,
            converted: each.converted,
            decidedAt: each.decision.decidedAt,
          },
        ]
      : [],
  );
  return { rows, censored: joined.decisions.length - rows.length, unattributed: joined.unattributed };
}

const hasBoth = (rows: readonly Labelled[]): boolean => new Set(rows.map((row) => row.converted)).size === 2;

/** Where a part would have one outcome only, all of it is learnt from and nothing is held out. */
function divide(rows: readonly Labelled[]): { seen: readonly Labelled[]; unseen: readonly Labelled[] } {
  const seen = rows.filter(({ id }) => !splitByHash(id, HELD_OUT_SHARE));
  const unseen = rows.filter(({ id }) => splitByHash(id, HELD_OUT_SHARE));
  return hasBoth(seen) ? { seen, unseen } : { seen: rows, unseen: [] };
}

/** The version in use on the same held-out contacts. Versions from before evidence was kept had learnt from these too. */
async function standingOfInUse(
  workspaceId: string,
  unseen: readonly Labelled[],
): Promise<{ id: string; hash: string; figures: HeldOutFigures | null; hadSeenThem: boolean } | null> {
  const row = await db().scoringModel.findFirst({
    where: { workspaceId, name: learntModels['lead-router'], active: true },
  });
  if (!row) return null;
  const hadSeenThem = row.evidence === null || modelEvidenceSchema.parse(row.evidence).heldOut === 0;
  const figures = heldOutFigures(routingScoreSchema.parse(row.weights), unseen);
  return { id: row.id, hash: row.hash, figures, hadSeenThem };
}

function rankingEvidence(
  { ranking, value, asDecided, why }: RankingLesson,
  drawn: number,
): ModelEvidence['ranking'] {
  return { drawn, asDecided, value: value.known ? value.value : null, used: ranking !== null, why };
}

/** A version that had seen the held-out contacts is flattered by them: against it the first comparison that is fair decides. */
function verdict(
  fresh: HeldOutFigures | null,
  inUse: Awaited<ReturnType<typeof standingOfInUse>>,
): { live: boolean; why: string } {
  if (inUse?.hadSeenThem)
    return {
      live: true,
      why: 'The version in use had learnt from the held-out contacts too: with this one they are held out from now on, so that the next can be compared.',
    };
  return mayGoLive(fresh, inUse?.figures ?? null, inUse !== null);
}

/**
 * Learns the routing score from the workspace's own outcomes, on two thirds of the contacts, and compares it with the version in use on
 * the third that neither has seen. It goes live where it is not worse by the stated margin; the router's version changes with it, so its
 * first decisions are reviewed anew. Nothing new to learn gives the version there is.
 * @throws AppError `conflict` when there are too few outcomes to learn from.
 */
export async function trainRoutingScore({
  workspaceId,
  actor,
}: {
  workspaceId: string;
  actor: Actor;
}): Promise<TrainResult> {
  const { rows, censored, unattributed } = await readLabelled(workspaceId, now());
  const converted = rows.filter((row) => row.converted).length;
  requireEnoughOutcomes(rows);
  const { seen, unseen } = divide(rows);
  const model = learn(seen, { seed: SEED });
  // Learning takes a second or two: whoever else waits has their turn in between.
  await breathe();
  const figures = heldOutFigures(model, unseen);
  const without = heldOutFigures(learn(seen, { seed: SEED, leaveOut: [LAST_ACTIVITY] }), unseen);
  await breathe();
  const drawn = await readDrawnOutcomes(workspaceId, 'lead-router', now());
  const lesson = learnRanking(drawn);
  const hash = sha256Hex(canonicalText(lesson.ranking ? { model, ranking: lesson.ranking } : model));
  const inUse = await standingOfInUse(workspaceId, unseen);
  const { live, why } = verdict(figures, inUse);
  const times = rows.map(({ decidedAt }) => decidedAt.getTime());
  const evidence: ModelEvidence = {
    schemaVersion: 1,
    from: new Date(times.reduce((a, b) => Math.min(a, b))).toISOString(),
    to: new Date(times.reduce((a, b) => Math.max(a, b))).toISOString(),
    windowDays: OUTCOME_WINDOW_DAYS,
    labelled: rows.length,
    censored,
    unattributed,
    converted,
    learntFrom: seen.length,
    heldOut: unseen.length,
    heldOutShare: HELD_OUT_SHARE,
    features: featuresOf(model),
    seed: SEED,
    figures,
    against: inUse && { modelId: inUse.id, figures: inUse.figures, hadSeenThem: inUse.hadSeenThem },
    wentLive: live,
    why,
    ranking: rankingEvidence(lesson, drawn.length),
  };
  return keepVersion({
    workspaceId,
    actor,
    kind: 'lead-router',
    weights: model,
    ranking: lesson.ranking,
    hash,
    evidence,
    aucWithout: without?.auc ?? null,
  });
}
