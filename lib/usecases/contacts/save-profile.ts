import { emptyProfile, joinProfiles, viewOf } from '@/lib/core/profiles/profile';
import { findContacts, type StoredContact, saveContacts } from '@/lib/db/repositories/contacts';
import type { Tx } from '@/lib/db/tx';

/** Writes a profile that was changed, and what now counts of its person, who may have others. Call under `lockRecording`. */
export async function saveProfile(tx: Tx, workspaceId: string, changed: StoredContact): Promise<void> {
  const rootId = changed.mergedIntoId ?? changed.id;
  const person = await findContacts(tx, workspaceId, { ids: [rootId], mergedInto: [rootId] });
  const profiles = person.map((contact) => (contact.id === changed.id ? changed : contact));
  const joined = profiles.map(({ profile }) => profile).reduce(joinProfiles, emptyProfile);
  const touched = profiles.filter(({ id }) => id === rootId || id === changed.id);
  await saveContacts(
    tx,
    workspaceId,
    touched.map(({ id, externalId, accountId, mergedIntoId, score, scoreModelId, profile }) => ({
      id,
      externalId,
      accountId,
      mergedIntoId,
      score,
      scoreModelId,
      profile,
      view: viewOf(id === rootId ? joined : profile),
    })),
  );
}
