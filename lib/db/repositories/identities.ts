import { type IdentityNode, nodeKey } from '@/lib/core/identity/nodes';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { keyedHash } from '@/lib/platform/keyed-hash';
import type { Writer } from '../gather-writes';
import type { Tx } from '../tx';
import { domainHashOf } from './company-domains';
import { addressHashOf } from './suppressions';

/** The pseudonym under which an identifier is kept in one workspace. */
const hashOf = (workspaceId: string, node: IdentityNode): string =>
  keyedHash(`identity:${workspaceId}`, nodeKey(node));

export type HashedNode = IdentityNode & { hash: string };
export const hashNode = (workspaceId: string, node: IdentityNode): HashedNode => ({
  ...node,
  hash: hashOf(workspaceId, node),
});

export type DeviceUse = { namespace: string; deviceHash: string; contactId: string };
export const deviceUseKey = ({ namespace, deviceHash, contactId }: DeviceUse): string =>
  `${namespace}\n${deviceHash}\n${contactId}`;

/** Whose identifiers these are, by the hash; of a device, its own profile. Who is not known is not among them. */
export async function findIdentities(
  tx: Tx,
  workspaceId: string,
  nodes: readonly HashedNode[],
): Promise<Map<string, string>> {
  if (nodes.length === 0) return new Map();
  const asked = nodes.map(({ type, namespace, hash }) => ({ type, namespace, hash }));
  const rows = await tx.$queryRaw<{ hash: string; contactId: string }[]>`
    select i.value_hash as hash, i.contact_id as "contactId"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as x(type text, namespace text, hash text)
    join identities i on i.workspace_id = ${workspaceId} and i.type = x.type and i.namespace = x.namespace and i.value_hash = x.hash`;
  return new Map(rows.map(({ hash, contactId }) => [hash, contactId]));
}

/** Who has these addresses, of contacts from before identifiers were kept: by address in lower case. */
export async function findByAddress(
  tx: Pick<Tx, '$queryRaw'>,
  workspaceId: string,
  emails: readonly string[],
): Promise<Map<string, string>> {
  if (emails.length === 0) return new Map();
  const hashes = new Map(
    emails.map((email) => [addressHashOf(workspaceId, email), email.trim().toLowerCase()]),
  );
  const rows = await tx.$queryRaw<{ id: string; emailHash: string; mergedIntoId: string | null }[]>`
    select id, email_hash as "emailHash", merged_into_id as "mergedIntoId" from contacts
    where workspace_id = ${workspaceId} and email_hash = any(${[...hashes.keys()]}) and erased_at is null
    order by id desc`;
  return new Map(
    rows.flatMap(({ id, emailHash, mergedIntoId }) => {
      const email = hashes.get(emailHash);
      return email === undefined ? [] : [[email, mergedIntoId ?? id] as const];
    }),
  );
}

/** Who used these devices, and the devices of these people. */
export async function findDeviceUses(
  tx: Tx,
  workspaceId: string,
  { devices = [], contactIds = [] }: { devices?: readonly string[]; contactIds?: readonly string[] },
): Promise<(DeviceUse & { leafId: string | null })[]> {
  if (devices.length + contactIds.length === 0) return [];
  return tx.$queryRaw`
    select l.namespace, l.device_hash as "deviceHash", l.contact_id as "contactId", i.contact_id as "leafId"
    from device_links l
    left join identities i on i.workspace_id = l.workspace_id and i.type = 'anonymous' and i.namespace = l.namespace and i.value_hash = l.device_hash
    where l.workspace_id = ${workspaceId} and (l.device_hash = any(${[...devices]}) or l.contact_id = any(${[...contactIds]}))`;
}

/** The devices whose own profiles these are. */
export async function findDevicesOf(
  tx: Tx,
  workspaceId: string,
  leafIds: readonly string[],
): Promise<string[]> {
  if (leafIds.length === 0) return [];
  const rows = await tx.identity.findMany({
    where: { workspaceId, type: 'anonymous', contactId: { in: [...leafIds] } },
    select: { valueHash: true },
  });
  return rows.map(({ valueHash }) => valueHash);
}

export type Link = { contactAId: string; contactBId: string };
/** A pair in the one order in which it is kept. */
export const linkOf = (a: string, b: string): Link =>
  a < b ? { contactAId: a, contactBId: b } : { contactAId: b, contactBId: a };

/** The pairs among these people and others that are one person. */
export function findLinks(tx: Tx, workspaceId: string, contactIds: readonly string[]): Promise<Link[]> {
  const among = { in: [...contactIds] };
  return tx.contactLink.findMany({
    where: { workspaceId, status: 'linked', OR: [{ contactAId: among }, { contactBId: among }] },
    select: { contactAId: true, contactBId: true },
  });
}

/** The pairs of these people that a person said are two, as `A\nB`. */
export async function findSplits(
  tx: Tx,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.contactLink.findMany({
    where: { workspaceId, status: 'split', contactAId: { in: [...contactIds] } },
    select: { contactAId: true, contactBId: true },
  });
  return new Set(rows.map(({ contactAId, contactBId }) => `${contactAId}\n${contactBId}`));
}

/** Keeps to whom identifiers belong; the first to be known by one keeps it. */
export async function addIdentities(
  tx: Writer,
  workspaceId: string,
  owners: readonly { node: HashedNode; contactId: string; email: string | null }[],
): Promise<void> {
  if (owners.length === 0) return;
  const rows = owners.map(({ node: { type, namespace, hash }, contactId, email }) => ({
    type,
    namespace,
    hash,
    contactId,
    domainHash: domainHashOf(workspaceId, email),
  }));
  await tx.$executeRaw`
    insert into identities (workspace_id, type, namespace, value_hash, contact_id, company_domain_hash, created_at)
    select ${workspaceId}, type, namespace, hash, "contactId", "domainHash", ${now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(type text, namespace text, hash text, "contactId" text, "domainHash" text)
    order by hash
    on conflict (workspace_id, type, namespace, value_hash) do nothing`;
}

export async function addDeviceUses(
  tx: Writer,
  workspaceId: string,
  uses: readonly DeviceUse[],
): Promise<void> {
  if (uses.length === 0) return;
  await tx.$executeRaw`
    insert into device_links (workspace_id, namespace, device_hash, contact_id, created_at)
    select ${workspaceId}, namespace, "deviceHash", "contactId", ${now()}
    from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as x(namespace text, "deviceHash" text, "contactId" text)
    order by "deviceHash", "contactId"
    on conflict do nothing`;
}

/** Links these pairs by an identifier that they share. A pair that a person split stays split, and what was suggested is settled. */
export async function addLinks(
  tx: Writer,
  workspaceId: string,
  links: readonly Link[],
  reason: string,
): Promise<void> {
  if (links.length === 0) return;
  const rows = links.map((link) => ({ ...link, id: newId('lkc') }));
  await tx.$executeRaw`
    insert into contact_links as l (id, workspace_id, contact_a_id, contact_b_id, status, reason, created_at)
    select id, ${workspaceId}, "contactAId", "contactBId", 'linked', ${reason}, ${now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id text, "contactAId" text, "contactBId" text)
    order by "contactAId", "contactBId"
    on conflict (workspace_id, contact_a_id, contact_b_id) do update set status = 'linked', reason = excluded.reason
      where l.status = 'suggested'`;
}
