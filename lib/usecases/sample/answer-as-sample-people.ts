import { AppError } from '@/lib/core/shared/app-error';
import { unitHash } from '@/lib/core/statistics/split-by-hash';
import { db } from '@/lib/db/client';
import { decideApproval } from '../approvals/decide-approval';
import { reviewOutcome } from '../outcomes/review-outcome';

/** By turns and not by chance: every sample earns its router's autonomy with as many answers, and none of them drifts. */
const isRejected = (turn: number): boolean => turn % 8 === 7;
const isWrong = (turn: number): boolean => turn % 16 === 15;

const reasons = [
  'The account is in a renewal talk: leave it with its present owner.',
  'Too little time on the site to be worth an owner today.',
  'Wrong region for this team.',
];

/**
 * Has the sample's reviewers judge what became of up to `limit` actions of one agent that were carried out, through the same use
 * case as everybody. @returns how many were judged.
 */
export async function judgeAsSamplePeople(
  workspaceId: string,
  agentKind: string,
  limit: number,
): Promise<number> {
  const people = await sampleReviewers(workspaceId);
  const done = await db().action.findMany({
    where: {
      workspaceId,
      requesterType: 'agent',
      compensatesId: null,
      status: { in: ['accepted', 'observed'] },
      review: null,
      run: { agent: { kind: agentKind } },
    },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  });
  const before = await db().outcomeReview.count({ where: { workspaceId } });
  let judged = 0;
  for (const { id } of done) {
    const draw = unitHash(id);
    const person = people[Math.floor(draw * people.length * 89) % people.length];
    if (!person) continue;
    const wrong = isWrong(before + judged);
    await reviewOutcome({
      workspaceId,
      actor: { type: 'person', id: person.userId, isSample: true },
      actionId: id,
      verdict: wrong ? 'wrong' : 'right',
      note: wrong ? 'The owner had no time for it: it should have gone to a colleague.' : null,
    });
    judged++;
  }
  return judged;
}

const sampleReviewers = (workspaceId: string) =>
  db().membership.findMany({
    where: { workspaceId, isSample: true, disabledAt: null, roles: { has: 'reviewer' } },
    orderBy: { userId: 'asc' },
    select: { userId: true },
  });

/**
 * Has the sample's reviewers answer up to `limit` open approvals of one agent, through the same use case as everybody. They are
 * labelled as sample people in the record. @returns how many were answered.
 */
export async function answerAsSamplePeople(
  workspaceId: string,
  agentKind: string,
  limit: number,
): Promise<number> {
  const people = await sampleReviewers(workspaceId);
  const agent = await db().agent.findUnique({
    where: { workspaceId_kind: { workspaceId, kind: agentKind } },
    select: { id: true },
  });
  if (!agent || people.length === 0) return 0;
  const open = await db().approval.findMany({
    // Invented people have no password: what asks for one, or for two, is left to real ones.
    where: { workspaceId, status: 'pending', requesterId: agent.id, needed: 1, needsPassword: false },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, actionHash: true },
  });
  const before = await db().approval.count({
    where: { workspaceId, requesterId: agent.id, status: { in: ['granted', 'rejected'] } },
  });
  let answered = 0;
  for (const { id, actionHash } of open) {
    const draw = unitHash(id);
    const person = people[Math.floor(draw * people.length * 97) % people.length];
    if (!person) continue;
    const grants = !isRejected(before + answered);
    const reason = grants ? null : (reasons[Math.floor(draw * 1000) % reasons.length] ?? null);
    try {
      await decideApproval({
        workspaceId,
        actor: { type: 'person', id: person.userId, isSample: true },
        approvalId: id,
        actionHash,
        answer: grants ? 'granted' : 'rejected',
        reason,
      });
      answered++;
    } catch (error) {
      // Somebody else, or the end of the first reviews, has closed it in between: there is nothing to answer.
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    }
  }
  return answered;
}
