import { z } from 'zod';
import { type ApprovedFact, approvedFactSchema } from '@/lib/core/content/approved-fact';
import type { ApprovedFact as Row } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

const roles = z.array(approvedFactSchema.shape.roles.element);

export const factOfRow = (row: Row): ApprovedFact => ({
  id: row.id,
  text: row.text,
  sourceTitle: row.sourceTitle,
  validUntil: row.validUntil?.toISOString().slice(0, 10) ?? null,
  industries: row.industries,
  roles: roles.parse(row.roles),
  withdrawn: row.withdrawnAt !== null,
});

/** These facts, withdrawn ones too; of an id that is not known, none. */
export async function readApprovedFacts(
  tx: Pick<Tx, 'approvedFact'>,
  workspaceId: string,
  ids: readonly string[],
): Promise<ApprovedFact[]> {
  const rows = await tx.approvedFact.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    orderBy: { id: 'asc' },
  });
  return rows.map(factOfRow);
}

/** Every fact that nobody withdrew, newest first. */
export async function factsInForce(
  tx: Pick<Tx, 'approvedFact'>,
  workspaceId: string,
): Promise<ApprovedFact[]> {
  const rows = await tx.approvedFact.findMany({
    where: { workspaceId, withdrawnAt: null },
    orderBy: { id: 'desc' },
  });
  return rows.map(factOfRow);
}
