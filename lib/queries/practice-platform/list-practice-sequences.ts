import type { z } from 'zod';
import type { PracticeSequenceQuery, practiceSequenceListSchema } from '@/lib/contracts/practice-outreach';
import { countEnrolled } from '@/lib/practice-platform/outreach-enrolments';
import { listSequences } from '@/lib/practice-platform/outreach-sequences';
import { readChangedBy } from './changed-by';

/** The practice outreach tool's sequences by name with how many are in each, all on one page. */
export async function listPracticeSequences(
  workspaceId: string,
  { q }: PracticeSequenceQuery,
): Promise<z.input<typeof practiceSequenceListSchema>> {
  const found = (await listSequences(workspaceId)).filter(({ name }) =>
    name.toLowerCase().includes(q.toLowerCase()),
  );
  const enrolled = await countEnrolled(workspaceId);
  const changedBy = await readChangedBy(workspaceId, found);
  return {
    rows: found.map((row) => ({
      ...row,
      enrolled: enrolled.get(row.externalId) ?? 0,
      updatedAt: row.updatedAt.toISOString(),
      updatedBy: changedBy(row.updatedBy),
    })),
    nextCursor: null,
  };
}
