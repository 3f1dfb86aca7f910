import { type Proposal, proposalSchema } from '@/lib/core/actions/proposal';
import { db } from '@/lib/db/client';
import { type Drafting, draftableOrdinals } from './drafting';

/** One proposal of the past, with the facts that its words can be written from. */
export type RecordedCase = {
  taskId: string;
  ordinal: number;
  runId: string;
  contactId: string | null;
  proposal: Proposal;
};

export const MOST_CASES = 20;
/** So many of the newest tasks are looked through. */
const MOST_TASKS = 200;

/**
 * The newest cases of an agent whose words a model would have written. Whoever was erased, or had us stop using their data, is not
 * among them.
 */
export async function recordedCases(
  workspaceId: string,
  agentId: string,
  drafting: Drafting,
): Promise<RecordedCase[]> {
  const tasks = await db().task.findMany({
    where: { workspaceId, agentId },
    orderBy: { id: 'desc' },
    take: MOST_TASKS,
    select: {
      id: true,
      runId: true,
      proposals: true,
      run: { select: { subjectType: true, subjectId: true } },
    },
  });
  const cases = tasks.flatMap(({ id, runId, proposals, run }) => {
    const parsed = proposalSchema.array().safeParse(proposals).data ?? [];
    return draftableOrdinals(drafting, parsed).flatMap((ordinal) => {
      const proposal = parsed[ordinal];
      const contactId = run.subjectType === 'contact' ? run.subjectId : null;
      return proposal ? [{ taskId: id, ordinal, runId, contactId, proposal }] : [];
    });
  });
  const people = [...new Set(cases.flatMap(({ contactId }) => contactId ?? []))];
  const usable = await db().contact.findMany({
    where: { workspaceId, id: { in: people }, erasedAt: null, limits: { none: { liftedAt: null } } },
    select: { id: true },
  });
  const mayBeUsed = new Set(usable.map(({ id }) => id));
  return cases.filter(({ contactId }) => contactId === null || mayBeUsed.has(contactId)).slice(0, MOST_CASES);
}
