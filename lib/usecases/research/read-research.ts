import type { AccountResearch, NextQuestionView } from '@/lib/contracts/research';
import type { NextQuestion } from '@/lib/core/research/choose-question';
import { researchQuestions } from '@/lib/core/research/research-field';
import { resolveNames } from '@/lib/queries/names/resolve-names';
import { readAccountResearch } from '@/lib/queries/research/read-account-research';
import { findQuestions } from './find-questions';

/** The research of an account with the question that is worth asking next. It writes nothing. @throws AppError `not_found`. */
export async function readResearch(
  workspace: { id: string; currency: string; timeZone: string },
  accountId: string,
): Promise<AccountResearch> {
  const [research, [next]] = await Promise.all([
    readAccountResearch(workspace, accountId),
    findQuestions(workspace.id, accountId),
  ]);
  return { ...research, nextQuestion: next ? await presentNext(workspace.id, next) : null };
}

async function presentNext(workspaceId: string, next: NextQuestion): Promise<NextQuestionView> {
  const names = await resolveNames(workspaceId, [{ type: 'contact', id: next.contactId }]);
  return {
    field: next.field,
    contact: names.of('contact', next.contactId),
    question: researchQuestions[next.field],
    valueMicros: next.valueMicros.toString(),
    shareOfOtherPlans: Math.min(1, next.shareOfOtherPlans),
    ...next.body,
  };
}
