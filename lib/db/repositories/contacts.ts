import { factsSchema, stateFacts, traitField } from '@/lib/core/profiles/facts';
import type { Profile, ProfileView } from '@/lib/core/profiles/profile';
import { correctableFields } from '@/lib/core/rights/correctable-fields';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { now } from '@/lib/platform/clock';
import type { Writer } from '../gather-writes';
import type { Contact } from '../generated/client';
import { type Sealer, sealersOf } from '../seal';
import type { Tx } from '../tx';
import { domainHashOf } from './company-domains';
import { searchTokens } from './contact-search';
import { addressHashOf } from './suppressions';

/** A profile as it is stored, before anything changes. */
export type StoredContact = {
  id: string;
  externalId: string;
  accountId: string | null;
  mergedIntoId: string | null;
  erasedAt: Date | null;
  score: number | null;
  scoreModelId: string | null;
  profile: Profile;
};

/** A profile with what counts of it, to be written. */
export type ContactToSave = Pick<
  StoredContact,
  'id' | 'externalId' | 'accountId' | 'mergedIntoId' | 'score' | 'scoreModelId' | 'profile'
> & {
  view: ProfileView;
  /** What it is searched by is made anew, unless nothing that it is made of has changed. */
  keepsSearch?: boolean;
};

type Which = { ids?: readonly string[]; externalIds?: readonly string[]; mergedInto?: readonly string[] };

/** What is read of a profile: what is sealed in the other columns counts from what was stated, and need not be opened. */
type Row = Omit<StoredContact, 'profile' | 'erasedAt'> & {
  erasedAt: string | null;
  facts: unknown;
  convertedAt: string | null;
  lastSignalAt: string | null;
};

const momentOf = (text: string | null): string | null =>
  text === null ? null : new Date(text).toISOString();

/** The profiles of these ids, ids at their source, or merged into these. */
export async function findContacts(
  tx: Tx,
  workspaceId: string,
  { ids = [], externalIds = [], mergedInto = [] }: Which,
): Promise<StoredContact[]> {
  if (ids.length + externalIds.length + mergedInto.length === 0) return [];
  // As one value: each signal of a batch has a profile, and the client spends more on a row than the database.
  const [{ rows } = { rows: [] }] = await tx.$queryRaw<{ rows: Row[] }[]>`
    select coalesce(json_agg(json_build_object('id', id, 'externalId', external_id, 'accountId', account_id, 'mergedIntoId', merged_into_id, 'erasedAt', erased_at, 'score', score,
      'scoreModelId', score_model_id, 'facts', facts, 'convertedAt', own_converted_at, 'lastSignalAt', own_last_signal_at)), '[]') as rows
    from contacts
    where workspace_id = ${workspaceId} and (id = any(${[...ids]}) or external_id = any(${[...externalIds]}) or merged_into_id = any(${[...mergedInto]}))`;
  const older = rows.filter(({ facts, erasedAt }) => facts === null && erasedAt === null);
  const profiles = new Map((await findOlder(tx, older)).map((row) => [row.id, profileFromColumns(row)]));
  return rows.map(({ facts, convertedAt, lastSignalAt, erasedAt, ...row }) => ({
    ...row,
    erasedAt: erasedAt === null ? null : new Date(erasedAt),
    profile: profiles.get(row.id) ?? {
      facts: factsSchema.safeParse(facts).data ?? {},
      convertedAt: momentOf(convertedAt),
      lastSignalAt: momentOf(lastSignalAt),
    },
  }));
}

const findOlder = async (tx: Tx, rows: readonly { id: string }[]): Promise<Contact[]> =>
  rows.length === 0 ? [] : tx.contact.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });

/** What was known before facts were kept counts as stated by the latest signal of that time. */
function profileFromColumns(row: Contact): Profile {
  const stated: Record<string, string | number | boolean | null | undefined> = {
    account: row.accountId ?? undefined,
  };
  for (const field of correctableFields) stated[field] = row[field] ?? undefined;
  for (const [name, value] of Object.entries(traitsSchema.parse(row.traits)))
    stated[traitField(name)] = value;
  const at = (row.lastSignalAt ?? row.createdAt).toISOString();
  return {
    facts: stateFacts({}, stated, { at, source: '', messageId: '' }),
    convertedAt: row.convertedAt?.toISOString() ?? null,
    lastSignalAt: row.lastSignalAt?.toISOString() ?? null,
  };
}

/** Stands for the tokens that are there. */
const kept = [''];

/** What is stored of a contact: everything personal sealed, and the pseudonyms by which it is found. */
function storedContact(workspaceId: string, contact: ContactToSave, sealer: Sealer) {
  const { view, profile, externalId } = contact;
  const { email, name, title, phone, traits, region, language, countryCode, timeZone } = view;
  return {
    id: contact.id,
    externalId,
    accountId: contact.accountId,
    mergedIntoId: contact.mergedIntoId,
    score: contact.score,
    scoreModelId: contact.scoreModelId,
    region,
    language,
    countryCode,
    timeZone,
    convertedAt: view.convertedAt,
    lastSignalAt: view.lastSignalAt,
    ownConvertedAt: profile.convertedAt,
    ownLastSignalAt: profile.lastSignalAt,
    companyDomainHash: domainHashOf(workspaceId, email),
    email: sealer.text(email),
    name: sealer.text(name),
    title: sealer.text(title),
    phone: sealer.text(phone),
    traits: sealer.object(traits),
    facts: sealer.object(profile.facts),
    emailHash: email === null ? null : addressHashOf(workspaceId, email),
    searchTokens: contact.keepsSearch ? kept : searchTokens(workspaceId, [name, email, externalId]),
  };
}

/** Writes contacts as they are now, in one statement. The owner stays as it is: only a read-back of the CRM sets it. */
export async function saveContacts(
  tx: Writer,
  workspaceId: string,
  contacts: readonly ContactToSave[],
): Promise<void> {
  if (contacts.length === 0) return;
  const sealerOf = await sealersOf(
    workspaceId,
    contacts.map(({ id }) => id),
  );
  const stored = contacts.map((contact) => storedContact(workspaceId, contact, sealerOf(contact.id)));
  await tx.$executeRaw`
    insert into contacts as c (id, workspace_id, account_id, external_id, merged_into_id, company_domain_hash, email, email_hash, search_tokens, name, title, region, language, country_code, time_zone, phone, traits, facts,
      score, score_model_id, converted_at, last_signal_at, own_converted_at, own_last_signal_at, created_at, updated_at)
    select id, ${workspaceId}, "accountId", "externalId", "mergedIntoId", "companyDomainHash", email, "emailHash", "searchTokens", name, title, region, language, "countryCode", "timeZone", phone, traits, facts,
      score, "scoreModelId", "convertedAt", "lastSignalAt", "ownConvertedAt", "ownLastSignalAt", ${now()}, ${now()}
    from jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) as x(id text, "accountId" text, "externalId" text, "mergedIntoId" text, "companyDomainHash" text, email text, "emailHash" text, "searchTokens" text[],
      name text, title text, region text, language text, "countryCode" text, "timeZone" text, phone text, traits jsonb, facts jsonb, score float8, "scoreModelId" text, "convertedAt" timestamptz,
      "lastSignalAt" timestamptz, "ownConvertedAt" timestamptz, "ownLastSignalAt" timestamptz)
    order by "externalId"
    on conflict (workspace_id, external_id) do update set
      account_id = excluded.account_id, merged_into_id = excluded.merged_into_id, company_domain_hash = excluded.company_domain_hash, email = excluded.email, email_hash = excluded.email_hash,
      search_tokens = case when excluded.search_tokens = ${kept} then c.search_tokens else excluded.search_tokens end, name = excluded.name, title = excluded.title, region = excluded.region, language = excluded.language, country_code = excluded.country_code,
      time_zone = excluded.time_zone, phone = excluded.phone, traits = excluded.traits, facts = excluded.facts, score = excluded.score, score_model_id = excluded.score_model_id,
      converted_at = excluded.converted_at, last_signal_at = excluded.last_signal_at, own_converted_at = excluded.own_converted_at, own_last_signal_at = excluded.own_last_signal_at,
      updated_at = excluded.updated_at`;
}

/** Of contacts about whom nothing new was stated: that they were seen, and when they converted; themselves, and with who is one with them. */
export async function saveSeen(
  tx: Writer,
  workspaceId: string,
  contacts: readonly { id: string; own: Profile; joined: Profile }[],
): Promise<void> {
  if (contacts.length === 0) return;
  const rows = contacts.map(({ id, own, joined }) => ({
    id,
    convertedAt: joined.convertedAt,
    lastSignalAt: joined.lastSignalAt,
    ownConvertedAt: own.convertedAt,
    ownLastSignalAt: own.lastSignalAt,
  }));
  await tx.$executeRaw`
    update contacts c set converted_at = x."convertedAt", last_signal_at = x."lastSignalAt", own_converted_at = x."ownConvertedAt", own_last_signal_at = x."ownLastSignalAt",
      updated_at = ${now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id text, "convertedAt" timestamptz, "lastSignalAt" timestamptz, "ownConvertedAt" timestamptz, "ownLastSignalAt" timestamptz)
    where c.workspace_id = ${workspaceId} and c.id = x.id`;
}
