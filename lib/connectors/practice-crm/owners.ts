import { ownersPage } from '@/lib/practice-platform/crm';
import type { CrmOwner } from '../kit/connector';
import { everyPage } from '../kit/every-page';

/** Who can take contacts, in the kit's words: the platform calls the open load `assigned`. */
export async function listOwners(workspaceId: string): Promise<CrmOwner[]> {
  const owners = await everyPage((cursor) => ownersPage(workspaceId, cursor));
  return owners.map(({ id, assigned, ...owner }) => ({ ...owner, externalId: id, openLoad: assigned }));
}
