import type { Named } from '@/lib/contracts/named';
import { resolveNames } from '../names/resolve-names';
import { listContacts } from './list-contacts';

const MOST = 10;

/** The contacts that a name, an address or an id may mean, by id: what is searched for by person is searched for by id alone. */
export async function lookUpContacts(workspaceId: string, text: string): Promise<{ rows: Named[] }> {
  const found = await listContacts({ id: workspaceId }, { q: text, limit: MOST, sort: '-lastSignalAt' });
  const names = await resolveNames(
    workspaceId,
    found.rows.map(({ id }) => ({ type: 'contact', id })),
  );
  return { rows: found.rows.map(({ id }) => names.of('contact', id)) };
}
