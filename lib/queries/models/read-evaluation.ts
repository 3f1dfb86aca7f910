import { agentDrafting } from '@/lib/agents/registry';
import type { ModelEvaluationDetail } from '@/lib/contracts/language-models';
import { actionKindSchema, catalogue } from '@/lib/core/actions/catalogue';
import { proposalSchema } from '@/lib/core/actions/proposal';
import { draftFindingsSchema } from '@/lib/core/drafts/model-call-content';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { modelSettings } from '@/lib/platform/model/model-settings';
import { resolveNames } from '../names/resolve-names';
import { presentEvaluation, refsOfEvaluation } from './present-evaluation';
import { presentModelCall } from './present-model-call';

/** One evaluation with its cases, in the order in which they were asked. @throws AppError `not_found`, for foreign ids too. */
export async function readEvaluation(
  workspaceId: string,
  evaluationId: string,
): Promise<ModelEvaluationDetail> {
  const row = await db().modelEvaluation.findUnique({
    where: { id_workspaceId: { id: evaluationId, workspaceId } },
    include: {
      agent: { select: { kind: true } },
      calls: { orderBy: { id: 'asc' }, include: { task: { select: { proposals: true } } } },
    },
  });
  if (!row) throw new AppError('not_found', { detail: 'There is no such evaluation.' });
  const settings = modelSettings();
  const kind = agentKindSchema.parse(row.agent.kind);
  const configured = settings ? agentDrafting(kind, settings.model) : null;
  const names = await resolveNames(workspaceId, refsOfEvaluation(row));
  return {
    ...presentEvaluation(row, names, configured?.versionHash ?? null),
    cases: row.calls.map(({ task, ...call }) => {
      const shown = presentModelCall(call);
      const proposal = proposalSchema.array().safeParse(task?.proposals).data?.[call.ordinal ?? 0];
      return {
        call: shown,
        title: proposal ? catalogue[actionKindSchema.parse(proposal.kind)].title : 'A proposal',
        findings: draftFindingsSchema.safeParse(call.findings).data ?? null,
        lengthBefore: lengthOf(shown.texts?.before),
        lengthAfter: lengthOf(shown.texts?.after),
      };
    }),
  };
}

/** Characters of all its texts together. */
const lengthOf = (texts: Record<string, string | string[]> | null | undefined): number | null =>
  texts ? Object.values(texts).flat().join('').length : null;
