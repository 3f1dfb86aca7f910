import type { CrmOwner } from '@/lib/connectors/kit/connector';
import { connectorById } from '@/lib/connectors/registry';
import { db } from '@/lib/db/client';

/** Who can take contacts in the workspace's CRM, read live. Empty where none is connected. */
export async function readOwners(workspaceId: string): Promise<CrmOwner[]> {
  const connection = await db().connection.findFirst({ where: { workspaceId, channel: 'crm' } });
  if (!connection) return [];
  return (await connectorById(connection.connector).listOwners?.(workspaceId)) ?? [];
}
