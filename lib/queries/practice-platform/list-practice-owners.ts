import type { z } from 'zod';
import type { PracticeOwnerQuery, practiceOwnerListSchema } from '@/lib/contracts/practice';
import { listOwners } from '@/lib/practice-platform/crm';

/** The practice CRM's owners by name, all on one page: a sales team is small. */
export async function listPracticeOwners(
  workspaceId: string,
  { q }: PracticeOwnerQuery,
): Promise<z.input<typeof practiceOwnerListSchema>> {
  const owners = await listOwners(workspaceId);
  const wanted = q.toLowerCase();
  return {
    rows: owners.filter(({ name, team, region }) =>
      `${name}\n${team}\n${region}`.toLowerCase().includes(wanted),
    ),
    nextCursor: null,
  };
}
