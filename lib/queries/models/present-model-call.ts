import type { ModelCallView } from '@/lib/contracts/language-models';
import { modelCallContentSchema } from '@/lib/core/drafts/model-call-content';
import type { ModelCall } from '@/lib/db/generated/client';
import { isMasked } from '@/lib/db/open-sealed';

/** A question to a model as it is shown; its texts only to whoever may read what is personal. */
export const presentModelCall = (call: ModelCall): ModelCallView => ({
  id: call.id,
  purpose: call.purpose,
  taskId: call.taskId,
  ordinal: call.ordinal,
  runId: call.runId,
  prompt: { name: call.prompt, version: call.promptVersion, hash: call.promptHash },
  model: call.model,
  isTainted: call.taint === 'outside',
  outcome: call.outcome,
  why: call.why,
  fellBack: call.fellBack,
  attempts: call.attempts,
  inputTokens: call.inputTokens,
  outputTokens: call.outputTokens,
  cost:
    call.costMicros === null || call.currency === null
      ? null
      : { micros: call.costMicros.toString(), currency: call.currency },
  durationMs: call.durationMs,
  askedAt: call.askedAt.toISOString(),
  texts: isMasked() ? null : (modelCallContentSchema.safeParse(call.content).data ?? null),
});
