import type { ProcessingLimitKind } from '@/lib/core/rights/processing-limit';
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

/** What is needed of somebody before all else about them can be asked for at once. */
export type PersonHead = {
  /** The profile that stands for them first. */
  profileIds: string[];
  /** What they had limited and is limited still. */
  limits: ProcessingLimitKind[];
  scoreModelId: string | null;
};

/** The person that a contact is; undefined where there is no such contact. */
export async function findPersonHead(
  tx: Pick<Tx, '$queryRaw'>,
  workspaceId: string,
  contactId: string,
): Promise<PersonHead | undefined> {
  const [head] = await tx.$queryRaw<PersonHead[]>`
    with root as (
      select r.id, r.score_model_id from contacts c join contacts r on r.id = coalesce(c.merged_into_id, c.id)
      where c.id = ${contactId} and c.workspace_id = ${workspaceId}
    )
    select score_model_id as "scoreModelId",
      root.id || array(select c.id from contacts c where c.workspace_id = ${workspaceId} and c.merged_into_id = root.id order by c.id) as "profileIds",
      array(select l.kind::text from processing_limits l where l.contact_id = root.id and l.lifted_at is null order by l.id) as limits
    from root`;
  return head;
}
