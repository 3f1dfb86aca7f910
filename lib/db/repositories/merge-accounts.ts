import type { Tx } from '../tx';

/** Moves everything that hangs on these accounts to the ones they turned out to be, and takes the emptied ones away. */
export async function mergeAccounts(
  tx: Tx,
  workspaceId: string,
  merged: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [fromId, toId] of merged) {
    const where = { workspaceId, accountId: fromId };
    const data = { accountId: toId };
    await tx.contact.updateMany({ where, data });
    await tx.signal.updateMany({ where, data });
    await tx.engagementDay.updateMany({ where, data });
    await tx.researchQuestion.updateMany({ where, data });
    await tx.accountIdentity.updateMany({ where, data });
    await tx.opportunity.updateMany({ where, data });
    await tx.learntFact.updateMany({ where, data });
    // A company known by its domain alone surges under the name it turned out to have; what it has there already stays.
    await tx.$executeRaw`
      update surges s set account_id = ${toId} where s.workspace_id = ${workspaceId} and s.account_id = ${fromId}
        and not exists (select 1 from surges o where o.account_id = ${toId} and o.window_to = s.window_to)`;
    await tx.account.deleteMany({ where: { id: fromId, workspaceId } });
  }
}
