import type { Tx } from '../tx';

/** All profiles of the person that a contact is, the one that stands for them first. Empty where there is no such contact. */
export async function profileIdsOf(
  tx: Pick<Tx, '$queryRaw'>,
  workspaceId: string,
  contactId: string,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with root as (
      select coalesce(merged_into_id, id) as id from contacts where id = ${contactId} and workspace_id = ${workspaceId}
    )
    select id, 0 as turn from root
    union all
    select c.id, 1 as turn from root join contacts c on c.workspace_id = ${workspaceId} and c.merged_into_id = root.id
    order by turn, id`;
  return rows.map(({ id }) => id);
}
