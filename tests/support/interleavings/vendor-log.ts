import { db } from '@/lib/db/client';

/** One change of a contact in the CRM, as the CRM's own database saw it; `key` of the request that made it, null by hand. */
export type VendorChange = {
  seq: bigint;
  externalId: string;
  oldOwner: string | null;
  newOwner: string | null;
  oldNote: string | null;
  newNote: string | null;
  key: string | null;
};

/** Has the CRM's database keep a list of every change of a contact, in its order, with the request whose transaction made it. */
export async function keepVendorLog(): Promise<void> {
  const statements = [
    `create table if not exists vendor_log (
      seq bigint generated always as identity, tx xid8 not null default pg_current_xact_id(), workspace_id text, external_id text,
      old_owner text, new_owner text, old_note text, new_note text)`,
    `create table if not exists vendor_log_request (tx xid8 not null default pg_current_xact_id(), external_id text, key text)`,
    `create or replace function vendor_log_change() returns trigger language plpgsql as $$ begin
      if (old.owner_id, old.note) is distinct from (new.owner_id, new.note) then
        insert into vendor_log (workspace_id, external_id, old_owner, new_owner, old_note, new_note)
        values (new.workspace_id, new.external_id, old.owner_id, new.owner_id, old.note, new.note);
      end if;
      return null; end $$`,
    `create or replace function vendor_log_key() returns trigger language plpgsql as $$ begin
      insert into vendor_log_request (external_id, key) values (new.response->>'externalId', new.idempotency_key);
      return null; end $$`,
    'create or replace trigger vendor_log_change after update on practice_contacts for each row execute function vendor_log_change()',
    'create or replace trigger vendor_log_key after insert on practice_requests for each row execute function vendor_log_key()',
  ];
  for (const statement of statements) await db().$executeRawUnsafe(statement);
}

/** Every change of the workspace's contacts, in the order in which the CRM made them. */
export const readVendorLog = (workspaceId: string): Promise<VendorChange[]> =>
  db().$queryRaw<VendorChange[]>`
    SELECT l.seq, l.external_id AS "externalId", l.old_owner AS "oldOwner", l.new_owner AS "newOwner",
      l.old_note AS "oldNote", l.new_note AS "newNote", r.key
    FROM vendor_log l LEFT JOIN vendor_log_request r ON r.tx = l.tx AND r.external_id = l.external_id
    WHERE l.workspace_id = ${workspaceId} ORDER BY l.seq`;
