import type { z } from 'zod';
import type { PracticeSequenceQuery, practiceSequenceListSchema } from '@/lib/contracts/practice-outreach';
import { segmentTitles } from '@/lib/core/scopes/segment';
import { seniorityTitles } from '@/lib/core/scopes/seniority';
import { countEnrolled } from '@/lib/practice-platform/outreach-enrolments';
import { listSequences, type OutreachSequence } from '@/lib/practice-platform/outreach-sequences';
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
    rows: found.map(({ audience, ...row }) => ({
      ...row,
      writtenFor: writtenFor(audience),
      enrolled: enrolled.get(row.externalId) ?? 0,
      updatedAt: row.updatedAt.toISOString(),
      updatedBy: changedBy(row.updatedBy),
    })),
    nextCursor: null,
  };
}

function writtenFor({ seniorities, segments, accountTiers }: OutreachSequence['audience']): string {
  const parts = [
    seniorities.map((seniority) => seniorityTitles[seniority]),
    segments.map((segment) => segmentTitles[segment]),
    accountTiers.map((tier) => tier.replace('_', ' ')),
  ].filter((words) => words.length > 0);
  return parts.length === 0 ? 'anybody' : parts.map((words) => words.join(', ')).join('; ');
}
