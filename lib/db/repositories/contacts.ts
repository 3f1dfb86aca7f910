import type { ContactState } from '@/lib/core/signals/fold-contact';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { now } from '@/lib/platform/clock';
import { type Sealer, sealersOf } from '../seal';
import type { Tx } from '../tx';
import { searchTokens } from './contact-search';
import { addressHashOf } from './suppressions';

export type StoredContact = ContactState & {
  id: string;
  externalId: string;
  accountId: string | null;
  score: number | null;
  scoreModelId: string | null;
};

/** The contacts of these external ids, with when each was last engaged. */
export async function findContacts(
  tx: Tx,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<StoredContact[]> {
  if (externalIds.length === 0) return [];
  const rows = await tx.contact.findMany({ where: { workspaceId, externalId: { in: [...externalIds] } } });
  if (rows.length === 0) return [];
  const engaged = await tx.signal.groupBy({
    by: ['contactId'],
    where: { workspaceId, kind: 'lead.engaged', contactId: { in: rows.map((row) => row.id) } },
    _max: { occurredAt: true },
  });
  const engagedAt = new Map(engaged.map((row) => [row.contactId, row._max.occurredAt]));
  return rows.map((row) => ({
    id: row.id,
    externalId: row.externalId,
    accountId: row.accountId,
    email: row.email,
    name: row.name,
    title: row.title,
    region: row.region,
    language: row.language,
    countryCode: row.countryCode,
    timeZone: row.timeZone,
    phone: row.phone,
    traits: traitsSchema.parse(row.traits),
    score: row.score,
    scoreModelId: row.scoreModelId,
    convertedAt: row.convertedAt?.toISOString() ?? null,
    lastSignalAt: row.lastSignalAt?.toISOString() ?? null,
    engagedAt: engagedAt.get(row.id)?.toISOString() ?? null,
  }));
}

/** What is stored of a contact: everything personal sealed, and the pseudonyms by which it is found. */
function storedContact(workspaceId: string, contact: StoredContact, sealer: Sealer) {
  const { email, name, title, phone, traits, externalId } = contact;
  return {
    ...contact,
    email: sealer.text(email),
    name: sealer.text(name),
    title: sealer.text(title),
    phone: sealer.text(phone),
    traits: sealer.object(traits),
    emailHash: email === null ? null : addressHashOf(workspaceId, email),
    searchTokens: searchTokens(workspaceId, [name, email, externalId]),
  };
}

/** Writes contacts as they are now, in one statement. The owner stays as it is: only a read-back of the CRM sets it. */
export async function saveContacts(
  tx: Tx,
  workspaceId: string,
  contacts: readonly StoredContact[],
): Promise<void> {
  if (contacts.length === 0) return;
  const sealerOf = await sealersOf(
    workspaceId,
    contacts.map(({ id }) => id),
  );
  const stored = contacts.map((contact) => storedContact(workspaceId, contact, sealerOf(contact.id)));
  await tx.$executeRaw`
    insert into contacts as c (id, workspace_id, account_id, external_id, email, email_hash, search_tokens, name, title, region, language, country_code, time_zone, phone, traits, score, score_model_id,
      converted_at, last_signal_at, created_at, updated_at)
    select id, ${workspaceId}, "accountId", "externalId", email, "emailHash", "searchTokens", name, title, region, language, "countryCode", "timeZone", phone, traits, score, "scoreModelId",
      "convertedAt", "lastSignalAt", ${now()}, ${now()}
    from jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) as x(id text, "accountId" text, "externalId" text, email text, "emailHash" text, "searchTokens" text[],
      name text, title text, region text, language text, "countryCode" text, "timeZone" text, phone text, traits jsonb, score float8, "scoreModelId" text, "convertedAt" timestamptz,
      "lastSignalAt" timestamptz)
    order by "externalId"
    on conflict (workspace_id, external_id) do update set
      account_id = excluded.account_id, email = excluded.email, email_hash = excluded.email_hash, search_tokens = excluded.search_tokens, name = excluded.name, title = excluded.title,
      region = excluded.region, language = excluded.language, country_code = excluded.country_code,
      time_zone = excluded.time_zone, phone = excluded.phone, traits = excluded.traits, score = excluded.score, score_model_id = excluded.score_model_id,
      converted_at = excluded.converted_at, last_signal_at = excluded.last_signal_at, updated_at = excluded.updated_at`;
}
