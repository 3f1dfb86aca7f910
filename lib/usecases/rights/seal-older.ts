import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { findContacts } from '@/lib/db/repositories/contacts';
import { lockRecording } from '@/lib/db/repositories/signals';
import { sealersOf } from '@/lib/db/seal';
import { inTransaction } from '@/lib/db/tx';
import { saveProfile } from '../contacts/save-profile';

const PAGE = 500;

/** As the partial indexes have it, so that finding nothing costs nothing. */
const contactsInPlain = Prisma.sql`erased_at IS NULL AND (
  email NOT LIKE 'sealed:%' OR name NOT LIKE 'sealed:%' OR title NOT LIKE 'sealed:%' OR phone NOT LIKE 'sealed:%'
  OR (jsonb_typeof(traits) = 'object' AND traits <> '{}'::jsonb))`;
const signalsInPlain = Prisma.sql`contact_id IS NOT NULL AND jsonb_typeof(payload->'traits') = 'object'
  AND payload->'traits' <> '{}'::jsonb`;

/**
 * Seals what versions from before there were keys left in plain about contacts, page by page, each in a transaction of its own: ended in
 * the middle, it goes on at the next start. @returns how many contacts and signals were sealed.
 */
export async function sealOlder(): Promise<{ contacts: number; signals: number }> {
  const sealed = { contacts: 0, signals: 0 };
  for (let page = await sealContacts(); page > 0; page = await sealContacts()) sealed.contacts += page;
  for (let page = await sealSignals(); page > 0; page = await sealSignals()) sealed.signals += page;
  return sealed;
}

async function sealContacts(): Promise<number> {
  const rows = await db().$queryRaw<{ workspaceId: string; externalId: string }[]>`
    SELECT workspace_id AS "workspaceId", external_id AS "externalId" FROM contacts WHERE ${contactsInPlain} ORDER BY id LIMIT ${PAGE}`;
  for (const workspaceId of new Set(rows.map((row) => row.workspaceId)))
    await inTransaction(async (tx) => {
      await lockRecording(tx, workspaceId);
      const externalIds = rows.flatMap((row) => (row.workspaceId === workspaceId ? row.externalId : []));
      for (const contact of await findContacts(tx, workspaceId, { externalIds }))
        await saveProfile(tx, workspaceId, contact);
    });
  return rows.length;
}

async function sealSignals(): Promise<number> {
  const rows = await db().$queryRaw<{ id: string; workspaceId: string; contactId: string; traits: object }[]>`
    SELECT id, workspace_id AS "workspaceId", contact_id AS "contactId", payload->'traits' AS traits FROM signals
    WHERE ${signalsInPlain} ORDER BY id LIMIT ${PAGE}`;
  for (const workspaceId of new Set(rows.map((row) => row.workspaceId))) {
    const own = rows.filter((row) => row.workspaceId === workspaceId);
    const sealerOf = await sealersOf(
      workspaceId,
      own.map(({ contactId }) => contactId),
    );
    const traits = own.map((row) => JSON.stringify(sealerOf(row.contactId).object(row.traits)));
    await db().$executeRaw`
      UPDATE signals s SET payload = jsonb_set(s.payload, '{traits}', n.traits::jsonb)
      FROM unnest(${own.map(({ id }) => id)}::text[], ${traits}::text[]) AS n (id, traits) WHERE s.id = n.id`;
  }
  return rows.length;
}
