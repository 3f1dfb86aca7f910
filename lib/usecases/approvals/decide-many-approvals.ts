import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { decideApproval } from './decide-approval';

export type ManyAnswer = {
  approvalId: string;
  outcome: 'answered' | 'counted' | 'asked_again' | 'refused';
  message: string | null;
};

/**
 * Gives one answer to several questions, each bound to its own hash and decided for itself: one that is refused leaves the others alone.
 * @returns what came of each, in their order.
 */
export async function decideManyApprovals({
  workspaceId,
  actor,
  questions,
  answer,
  reason,
  password,
}: {
  workspaceId: string;
  actor: Actor;
  questions: readonly { approvalId: string; actionHash: string }[];
  answer: 'granted' | 'rejected';
  reason: string | null;
  password: string | null;
}): Promise<ManyAnswer[]> {
  const answers: ManyAnswer[] = [];
  for (const question of questions) {
    try {
      const { status, left } = await decideApproval({
        workspaceId,
        actor,
        ...question,
        answer,
        reason,
        password,
      });
      const outcome = status === 'superseded' ? 'asked_again' : left > 0 ? 'counted' : 'answered';
      answers.push({ approvalId: question.approvalId, outcome, message: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      answers.push({ approvalId: question.approvalId, outcome: 'refused', message: error.detail });
      // A wrong password is wrong for all of them, and each try counts.
      if (error.code === 'wrong_password' || error.code === 'too_many_attempts') throw error;
    }
  }
  return answers;
}
