import { type Prompt, promptHash } from '@/lib/agents/kit/prompts/prompt';
import type { Actor } from '@/lib/core/access/actor';
import type { DraftFindings, ModelCallContent } from '@/lib/core/drafts/model-call-content';
import type { ModelPurpose } from '@/lib/core/drafts/model-outcome';
import { costOf, mostTokensOf, type RunUse, whyBudgetIsSpent } from '@/lib/core/drafts/run-budget';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { sealerOf, sealsNothing } from '@/lib/db/seal';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { askModel, type ModelReply } from '@/lib/platform/model/ask-model';
import type { ModelSettings } from '@/lib/platform/model/model-settings';
import { holdsSealed } from '@/lib/platform/person-cipher';

export type Asked = {
  workspaceId: string;
  actor: Actor;
  purpose: ModelPurpose;
  agentId: string | null;
  runId: string | null;
  task: { id: string; ordinal: number } | null;
  evaluationId: string | null;
  contactId: string | null;
  /** Whether the question holds words that somebody outside wrote. */
  isTainted: boolean;
};

/** What the caller makes of an answer of the right form: what is kept of it, or why it can't stand. */
export type Taken<T> = { value: T; after: ModelCallContent['after'] } | { problem: string };

type Reply = Omit<ModelReply, 'outcome'> & { outcome: ModelReply['outcome'] | 'budget_spent' };

/** What the questions of a run have used up so far. */
async function usedByRun(workspaceId: string, runId: string): Promise<RunUse> {
  const calls = await db().modelCall.findMany({
    where: { workspaceId, runId, purpose: 'draft', outcome: { not: 'budget_spent' } },
    select: { inputTokens: true, outputTokens: true, costMicros: true, durationMs: true, outcome: true },
  });
  const sum = (of: (call: (typeof calls)[number]) => number) =>
    calls.reduce((all, call) => all + of(call), 0);
  return {
    tokens: sum(({ inputTokens, outputTokens }) => (inputTokens ?? 0) + (outputTokens ?? 0)),
    milliseconds: sum(({ durationMs }) => durationMs),
    costMicros: calls.reduce((all, { costMicros }) => all + (costMicros ?? 0n), 0n),
    // Whoever was not answered may have been billed all the same.
    unknown: calls.some(
      (call) => call.outcome !== 'failed' && (call.inputTokens === null || call.outputTokens === null),
    ),
  };
}

async function askWithin(
  settings: ModelSettings,
  asked: Asked,
  prompt: Prompt,
  data: string,
): Promise<Reply> {
  if (asked.runId !== null) {
    const why = whyBudgetIsSpent(settings.budget, await usedByRun(asked.workspaceId, asked.runId), {
      inputTokens: mostTokensOf(prompt.instructions) + mostTokensOf(data),
      outputTokens: prompt.maxOutputTokens,
      prices: settings.prices,
    });
    if (why !== null) return { ...unasked, why };
  }
  const { instructions, form, maxOutputTokens } = prompt;
  return askModel(settings, { instructions, data, form, maxOutputTokens });
}

const unasked: Reply = {
  outcome: 'budget_spent',
  why: null,
  output: undefined,
  answer: null,
  inputTokens: null,
  outputTokens: null,
  durationMs: 0,
  attempts: 0,
};

/**
 * Asks the model one question and keeps, in one transaction, a record of it whatever came of it: what was asked and answered sealed for
 * the person it is about, and the figures in plain. @returns what was taken of the answer; null where the statistical reasoner answers
 * in its place.
 */
export async function askAndRecord<T>(
  settings: ModelSettings,
  asked: Asked,
  question: { prompt: Prompt; data: string; before: ModelCallContent['before'] },
  take: (output: unknown) => Taken<T>,
  judge: (after: ModelCallContent['after']) => DraftFindings | null = () => null,
): Promise<{ callId: string; value: T } | null> {
  const { prompt, data, before } = question;
  const askedAt = now();
  const reply = await askWithin(settings, asked, prompt, data);
  const taken = reply.outcome === 'ok' ? takeFrom(reply.output, take) : null;
  const problem = taken !== null && 'problem' in taken ? taken.problem : null;
  const outcome = problem === null ? reply.outcome : 'schema_violation';
  const why = problem ?? reply.why;
  const kept = taken !== null && 'value' in taken ? taken : null;
  const content: ModelCallContent = {
    instructions: prompt.instructions,
    data,
    answer: reply.answer,
    before,
    after: kept?.after ?? null,
  };
  const findings = judge(content.after);
  const { workspaceId, contactId, task } = asked;
  const sealer = contactId === null ? sealsNothing : await sealerOf(workspaceId, contactId);
  const { inputTokens, outputTokens, durationMs, attempts } = reply;
  const cost = costOf(settings.prices, { inputTokens, outputTokens });
  const currency = cost === null ? null : (settings.prices?.currency ?? null);
  const id = newId('mcl');
  await inTransaction(async (tx) => {
    await tx.modelCall.create({
      data: {
        id,
        workspaceId,
        purpose: asked.purpose,
        agentId: asked.agentId,
        runId: asked.runId,
        taskId: task?.id ?? null,
        ordinal: task?.ordinal ?? null,
        evaluationId: asked.evaluationId,
        contactId,
        prompt: prompt.name,
        promptVersion: prompt.version,
        promptHash: promptHash(prompt),
        model: settings.model,
        taint: asked.isTainted ? 'outside' : 'none',
        outcome,
        why,
        fellBack: kept === null,
        attempts,
        inputTokens,
        outputTokens,
        costMicros: cost,
        currency,
        durationMs,
        content: toJson(sealer.object(content)),
        ...(findings === null ? {} : { findings: toJson(findings) }),
        askedAt,
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: asked.actor,
      verb: 'models.asked',
      subject: { type: 'model_call', id },
      runId: asked.runId,
      person: contactId,
      detail: {
        purpose: asked.purpose,
        taskId: task?.id ?? null,
        ordinal: task?.ordinal ?? null,
        evaluationId: asked.evaluationId,
        prompt: `${prompt.name}@${prompt.version}`,
        promptHash: promptHash(prompt),
        model: settings.model,
        isTainted: asked.isTainted,
        outcome,
        why,
        fellBack: kept === null,
        attempts,
        inputTokens,
        outputTokens,
        costMicros: cost === null ? null : String(cost),
        currency,
        durationMs,
      },
    });
  });
  return kept === null ? null : { callId: id, value: kept.value };
}

/** Nobody plants a sealed value of somebody else: it would be opened when it is read. */
function takeFrom<T>(output: unknown, take: (output: unknown) => Taken<T>): Taken<T> {
  return holdsSealed(output) ? { problem: 'It begins as a sealed value does.' } : take(output);
}
