import type { z } from 'zod';
import type { PracticeEnrolmentQuery, practiceEnrolmentListSchema } from '@/lib/contracts/practice-outreach';
import { listEnrolments } from '@/lib/practice-platform/outreach-enrolments';
import { listSequences } from '@/lib/practice-platform/outreach-sequences';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { readChangedBy } from './changed-by';

/** The contacts that are or were in a sequence of the practice outreach tool, those changed last first. */
export async function listPracticeEnrolments(
  workspaceId: string,
  query: PracticeEnrolmentQuery,
): Promise<z.input<typeof practiceEnrolmentListSchema>> {
  const found = await listEnrolments(workspaceId, {
    q: query.q,
    limit: query.limit + 1,
    ...(query.cursor ? { before: decodeKeyset(query.cursor) } : {}),
  });
  const { page, nextCursor } = takePage(found, query.limit, (row) =>
    encodeKeyset({ at: row.updatedAt, id: row.contactExternalId }),
  );
  const sequences = new Map(
    (await listSequences(workspaceId)).map((sequence) => [sequence.externalId, sequence]),
  );
  const changedBy = await readChangedBy(workspaceId, page);
  return {
    rows: page.map(({ contactExternalId, sequenceId, nextStep, dueAt, updatedAt, updatedBy }) => {
      const sequence = sequences.get(sequenceId ?? '');
      return {
        externalId: contactExternalId,
        sequence: sequenceId === null ? null : { id: sequenceId, name: sequence?.name ?? null },
        nextStep:
          nextStep === null || dueAt === null
            ? null
            : {
                number: nextStep + 1,
                of: sequence?.steps.length ?? nextStep + 1,
                dueAt: dueAt.toISOString(),
              },
        updatedAt: updatedAt.toISOString(),
        updatedBy: changedBy(updatedBy),
      };
    }),
    nextCursor,
  };
}
