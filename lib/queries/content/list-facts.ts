import type { z } from 'zod';
import type { factsSchema } from '@/lib/contracts/content';
import { db } from '@/lib/db/client';
import { factOfRow } from '@/lib/db/repositories/approved-facts';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import { resolveNames } from '../names/resolve-names';

/** Every fact that was ever approved, those in force first, newest first. */
export async function listFacts(workspaceId: string): Promise<z.input<typeof factsSchema>> {
  const { timeZone } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true },
  });
  const today = localDay(now(), timeZone);
  const rows = await db().approvedFact.findMany({
    where: { workspaceId },
    orderBy: [{ withdrawnAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
    take: 1000,
  });
  const names = await resolveNames(
    workspaceId,
    rows.flatMap(({ approvedById, withdrawnById }) =>
      [approvedById, withdrawnById].flatMap((id) => (id === null ? [] : [{ type: 'person', id }])),
    ),
  );
  return {
    rows: rows.map((row) => {
      const { id, text, validUntil, industries, roles, withdrawn } = factOfRow(row);
      return {
        id,
        text,
        source: { title: row.sourceTitle, url: row.sourceUrl },
        validUntil,
        industries,
        roles,
        status: withdrawn ? 'withdrawn' : validUntil !== null && validUntil < today ? 'expired' : 'holds',
        approvedBy: names.of('person', row.approvedById),
        approvedAt: row.approvedAt.toISOString(),
        withdrawn:
          row.withdrawnAt === null || row.withdrawnById === null
            ? null
            : {
                by: names.of('person', row.withdrawnById),
                at: row.withdrawnAt.toISOString(),
                why: row.withdrawnWhy ?? '',
              },
      };
    }),
  };
}
