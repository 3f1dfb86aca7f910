import type { DecisionExplanation } from '@/lib/contracts/decisions';
import { describeFacts } from '@/lib/core/explain/describe-facts';
import { findCounterfactuals } from '@/lib/core/explain/find-counterfactuals';
import type { GateCase } from '@/lib/core/explain/patch';
import { findingSchema } from '@/lib/core/gate/finding';
import { gateActionOf } from '@/lib/core/gate/gate-action';
import { fromStoredFacts } from '@/lib/core/gate/stored-facts';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { isMasked } from '@/lib/db/open-sealed';
import { ERASED, MASKED } from '@/lib/platform/person-cipher';
import { localTime } from '@/lib/platform/zone';
import { refsInTexts } from '@/lib/queries/names/name-book';
import { resolveNames } from '@/lib/queries/names/resolve-names';
import { readBodies } from '../policies/read-decisions';

/** Types whose names identify nobody; people are linked by id. */
const namedHere: ReadonlySet<string> = new Set(['agent', 'audience', 'campaign', 'action']);

/**
 * What one recorded decision rests on and what would have changed it, found by deciding it again on changed facts under the policy and
 * scope that were in force. @throws AppError `not_found`, for foreign ids too.
 */
export async function explainDecision(
  { id: workspaceId, currency }: { id: string; currency: string },
  decisionId: string,
): Promise<DecisionExplanation> {
  const decision = await db().decision.findUnique({
    where: { id_workspaceId: { id: decisionId, workspaceId } },
    include: { action: true },
  });
  if (!decision) throw new AppError('not_found', { detail: 'There is no such decision.' });
  const one = await caseOf(workspaceId, decision);
  const findings = findingSchema.array().parse(decision.findings);
  const searched = one && findCounterfactuals(one, { localTime });
  const isSame = searched?.verdict === decision.verdict;
  const facts = one && describeFacts(one);
  const names = await resolveNames(workspaceId, [
    ...(facts ?? []).flatMap(({ lines }) => lines.flatMap(({ about }) => (about ? [about] : []))),
    ...refsInTexts(findings.flatMap(({ message, remedy }) => [message, remedy ?? ''])),
  ]);
  const link = ({ type, id }: { type: string; id: string }) =>
    namedHere.has(type) ? names.of(type, id) : { type, id, name: null, isSample: false };
  return {
    id: decision.id,
    actionId: decision.actionId,
    stage: decision.stage,
    verdict: decision.verdict,
    decidedAt: decision.decidedAt.toISOString(),
    facts:
      facts?.map(({ title, lines }) => ({
        title,
        lines: lines.map((line) => ({ ...line, about: line.about && link(line.about) })),
      })) ?? null,
    findings,
    unexplained: one === null ? 'facts_unreadable' : isSame ? null : 'rules_changed',
    counterfactuals: isSame
      ? searched.found.map(({ verdict, changes, sentence, patch }) => ({ verdict, changes, sentence, patch }))
      : [],
    tried: searched?.tried ?? 0,
    endedEarly: searched?.endedEarly ?? false,
    currency,
    mentions: names.mentionsIn(findings.flatMap(({ message, remedy }) => [message, remedy ?? ''])),
  };
}

type Loaded = Prisma.DecisionGetPayload<{ include: { action: true } }>;

/**
 * The question as the gate was asked it; null where it can't be read any more, as of somebody whose data was erased. A granted approval
 * names the hash it was bound to, which a later review cycle may have replaced.
 */
async function caseOf(
  workspaceId: string,
  { facts: stored, action, ...decision }: Loaded,
): Promise<GateCase | null> {
  // What is sealed as a whole leaves no mask behind.
  if (isMasked() && ['contact', 'audience'].includes(action.targetType)) return null;
  if (isUnreadable(stored) || isUnreadable(action.payload)) return null;
  const bodies = await readBodies(workspaceId, decision);
  try {
    const facts = fromStoredFacts(stored, bodies);
    const asked = gateActionOf(action);
    return {
      action: { ...asked, hash: facts.approval?.actionHash ?? asked.hash },
      facts,
      now: decision.decidedAt,
    };
  } catch {
    return null;
  }
}

/** Somebody was erased, or whoever asks may not read what is personal: decided again on what is left, it would be another case. */
const isUnreadable = (value: unknown): boolean =>
  [ERASED, MASKED].some((left) => JSON.stringify(value).includes(JSON.stringify(left)));
