import type { EvaluationRow } from '@/lib/contracts/language-models';
import { evaluatedPromptsSchema } from '@/lib/core/drafts/model-call-content';
import type { ModelEvaluation } from '@/lib/db/generated/client';
import type { NameBook, Ref } from '../names/name-book';

export type EvaluationWithCalls = ModelEvaluation & { calls: { fellBack: boolean }[] };

export const refsOfEvaluation = ({ requestedById, decidedById }: ModelEvaluation): Ref[] => [
  { type: 'person', id: requestedById },
  ...(decidedById === null ? [] : [{ type: 'person', id: decidedById }]),
];

export const presentEvaluation = (
  row: EvaluationWithCalls,
  names: NameBook,
  configuredHash: string | null,
): EvaluationRow => ({
  id: row.id,
  model: row.model,
  versionHash: row.versionHash,
  prompts: evaluatedPromptsSchema.parse(row.prompts),
  status: row.status,
  error: row.error,
  total: row.total,
  asked: row.calls.length,
  fellBack: row.calls.filter(({ fellBack }) => fellBack).length,
  requestedBy: names.of('person', row.requestedById),
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  answer: row.answer,
  decidedBy: row.decidedById === null ? null : names.of('person', row.decidedById),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  reason: row.reason,
  isConfigured: row.versionHash === configuredHash,
});
