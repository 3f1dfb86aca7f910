import type { Action } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

type Target = Pick<Action, 'workspaceId' | 'targetType' | 'targetId'>;

/**
 * Who looks after the account that an action is about, among the people of the workspace: whom the CRM names as the contact's owner, else
 * as the owner of most contacts of its account. Null where the CRM names nobody, or somebody whom no person here is.
 */
export async function executiveOf(tx: Tx, action: Target): Promise<string | null> {
  const { workspaceId, targetId } = action;
  if (action.targetType !== 'contact') return null;
  const [executive] = await tx.$queryRaw<{ userId: string }[]>`
    SELECT m.user_id AS "userId"
    FROM contacts c
    JOIN contacts a ON a.workspace_id = c.workspace_id AND (a.id = c.id OR a.account_id = c.account_id)
    JOIN memberships m ON m.workspace_id = a.workspace_id AND m.crm_owner_id = a.owner_external_id AND m.disabled_at IS NULL
    WHERE c.workspace_id = ${workspaceId} AND c.id = ${targetId}
    GROUP BY m.user_id ORDER BY bool_or(a.id = c.id) DESC, count(*) DESC, m.user_id LIMIT 1`;
  return executive?.userId ?? null;
}
