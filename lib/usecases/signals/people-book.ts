import { clustersOf } from '@/lib/core/identity/clusters';
import type { IdentityNode } from '@/lib/core/identity/nodes';
import { rootOf } from '@/lib/core/identity/root';
import { emptyProfile, joinProfiles, type Profile } from '@/lib/core/profiles/profile';
import type { Writer } from '@/lib/db/gather-writes';
import { findContacts, type StoredContact } from '@/lib/db/repositories/contacts';
import {
  addDeviceUses,
  addIdentities,
  addLinks,
  type DeviceUse,
  deviceUseKey,
  findByAddress,
  findDevicesOf,
  findDeviceUses,
  findIdentities,
  findLinks,
  findSplits,
  type HashedNode,
  hashNode,
  type Link,
  linkOf,
} from '@/lib/db/repositories/identities';
import type { Tx } from '@/lib/db/tx';
import { newId } from '@/lib/platform/ids';

/** A profile as it is being changed. */
export type OpenContact = StoredContact & { known: StoredContact | null };

/** What a statement names: identifiers that tell who it is, and an id in the shared directory of contacts. */
export type Named = { externalId: string | null; nodes: readonly IdentityNode[]; email: string | null };

const open = (known: StoredContact): OpenContact => ({ ...known, known });

/** The first id of a platform or source by which a contact may be called: one that is no address. */
const nameOf = (nodes: readonly IdentityNode[]): string | null =>
  nodes.find(({ type, value }) => (type === 'crm' || type === 'user') && !value.includes('@'))?.value ?? null;

/** No person has more profiles than this; what would join more is left apart. */
const MOST_PROFILES = 500;

/**
 * The people around a batch of signals: who is meant by which identifiers, and which profiles are one person. Every profile keeps
 * what was stated of itself, so that joining two moves nothing and can be taken back.
 */
export class PeopleBook {
  readonly contacts = new Map<string, OpenContact>();
  private readonly byExternalId = new Map<string, string>();
  private readonly byRoot = new Map<string, Set<string>>();
  private readonly placed = new Map<string, string>();
  private readonly hashes = new Map<string, HashedNode>();
  private owners = new Map<string, string>();
  private readonly added: { node: HashedNode; contactId: string; email: string | null }[] = [];
  private readonly addresses = new Map<string, string>();
  private readonly uses = new Map<string, DeviceUse>();
  private readonly newUses: DeviceUse[] = [];
  private readonly newLinks = new Map<string, Link>();
  /** Profiles whose person may have become another one. */
  private readonly regrouped = new Set<string>();
  readonly moved: { contactId: string; from: string; to: string }[] = [];

  private readonly tx: Tx;
  private readonly workspaceId: string;

  private constructor(tx: Tx, workspaceId: string) {
    this.tx = tx;
    this.workspaceId = workspaceId;
  }

  /** Reads everybody whom these statements name, with the other profiles of the same people. */
  static async open(tx: Tx, workspaceId: string, named: readonly Named[]): Promise<PeopleBook> {
    const book = new PeopleBook(tx, workspaceId);
    await book.read(named);
    return book;
  }

  /** Opens the people that these profiles are of, to be worked out anew after a person decided who is one. */
  static async ofProfiles(tx: Tx, workspaceId: string, contactIds: readonly string[]): Promise<PeopleBook> {
    const book = new PeopleBook(tx, workspaceId);
    await book.load({ ids: contactIds });
    for (const id of contactIds) book.regrouped.add(id);
    return book;
  }

  private async read(named: readonly Named[]): Promise<void> {
    for (const node of named.flatMap(({ nodes }) => nodes)) this.hashOf(node);
    this.owners = await findIdentities(this.tx, this.workspaceId, [...this.hashes.values()]);
    const emails = new Map<string, HashedNode>();
    for (const { nodes, email } of named) {
      const node = nodes.find(({ type }) => type === 'email');
      if (node && email !== null) this.addresses.set(this.hashOf(node).hash, email);
      if (node && email !== null && !this.owners.has(this.hashOf(node).hash))
        emails.set(email.trim().toLowerCase(), this.hashOf(node));
    }
    for (const [email, owner] of await findByAddress(this.tx, this.workspaceId, [...emails.keys()])) {
      const node = emails.get(email);
      if (node) this.own(node, owner);
    }
    await this.load({
      ids: [...new Set(this.owners.values())],
      // Also what a new contact might be called: nobody is taken for somebody else of the same id.
      externalIds: [...new Set(named.flatMap(({ externalId, nodes }) => externalId ?? nameOf(nodes) ?? []))],
    });
    const devices = [...this.hashes.values()]
      .filter(({ type }) => type === 'anonymous')
      .map(({ hash }) => hash);
    for (const use of await findDeviceUses(this.tx, this.workspaceId, { devices }))
      this.uses.set(deviceUseKey(use), use);
  }

  /** Loads profiles, and whoever is one person with them. */
  private async load(which: { ids?: readonly string[]; externalIds?: readonly string[] }): Promise<void> {
    const first = await findContacts(this.tx, this.workspaceId, which);
    for (const contact of first) this.keep(open(contact));
    const roots = [...new Set(first.map(({ id, mergedIntoId }) => mergedIntoId ?? id))];
    const others = await findContacts(this.tx, this.workspaceId, {
      ids: roots.filter((id) => !this.contacts.has(id)),
      mergedInto: roots,
    });
    for (const contact of others) if (!this.contacts.has(contact.id)) this.keep(open(contact));
  }

  private keep(contact: OpenContact): void {
    this.contacts.set(contact.id, contact);
    this.byExternalId.set(contact.externalId, contact.id);
    this.place(contact.id, contact.mergedIntoId ?? contact.id);
  }

  private hashOf(node: IdentityNode): HashedNode {
    const key = `${node.type}\n${node.namespace}\n${node.value}`;
    const known = this.hashes.get(key) ?? hashNode(this.workspaceId, node);
    this.hashes.set(key, known);
    return known;
  }

  private own(node: HashedNode, contactId: string): void {
    this.owners.set(node.hash, contactId);
    this.added.push({ node, contactId, email: this.addresses.get(node.hash) ?? null });
  }

  /** The person that a profile belongs to: itself, or the profile that stands for it. */
  rootIdOf = (contactId: string): string => this.contacts.get(contactId)?.mergedIntoId ?? contactId;

  /** All profiles of the person that a profile belongs to. */
  membersOf(contactId: string): OpenContact[] {
    const ids = this.byRoot.get(this.rootIdOf(contactId)) ?? new Set([contactId]);
    return [...ids].flatMap((id) => this.contacts.get(id) ?? []);
  }

  private place(contactId: string, rootId: string): void {
    const before = this.placed.get(contactId);
    if (before !== undefined) this.byRoot.get(before)?.delete(contactId);
    this.placed.set(contactId, rootId);
    this.byRoot.set(rootId, (this.byRoot.get(rootId) ?? new Set()).add(contactId));
  }

  /** The person's profiles as one. */
  joined = (members: readonly OpenContact[]): Profile =>
    members.map(({ profile }) => profile).reduce(joinProfiles, emptyProfile);

  /** Whom a statement is about; somebody not known before becomes known where `introduces`. */
  find({ externalId, nodes }: Named, introduces: boolean): { contact: OpenContact; isNew: boolean } | null {
    const strong = nodes.filter(({ type }) => type !== 'anonymous').map((node) => this.hashOf(node));
    const devices = nodes.filter(({ type }) => type === 'anonymous').map((node) => this.hashOf(node));
    const [device] = devices;
    if (externalId === null && strong.length === 0)
      return device === undefined ? null : this.profileOfDevice(device, introduces);
    const known =
      (externalId === null ? undefined : this.byExternalId.get(externalId)) ??
      strong.map(({ hash }) => this.owners.get(hash)).find((id) => id !== undefined);
    const found = known === undefined ? undefined : this.contacts.get(known);
    // An id of the shared directory is a profile of its own; identifiers may be of one that is known.
    const fits = found && (externalId === null || found.externalId === externalId);
    if (!fits && !introduces) return null;
    const contact = fits ? found : this.introduce(externalId ?? this.freeExternalId(nodes));
    for (const node of strong) this.claim(node, contact.id);
    for (const use of devices) this.use(use, contact.id);
    return { contact, isNew: !fits };
  }

  /** What was seen of a device while nobody was signed in is a profile of its own, whoever used it before or after. */
  private profileOfDevice(
    device: HashedNode,
    introduces: boolean,
  ): { contact: OpenContact; isNew: boolean } | null {
    const found = this.contacts.get(this.owners.get(device.hash) ?? '');
    if (found) return { contact: found, isNew: false };
    if (!introduces) return null;
    const contact = this.introduce(newId('con'));
    this.own(device, contact.id);
    this.regrouped.add(contact.id);
    return { contact, isNew: true };
  }

  private introduce(externalId: string): OpenContact {
    const contact: OpenContact = {
      id: newId('con'),
      externalId,
      accountId: null,
      mergedIntoId: null,
      erasedAt: null,
      score: null,
      scoreModelId: null,
      profile: emptyProfile,
      known: null,
    };
    this.keep(contact);
    return contact;
  }

  /** A platform's own id names a contact; what may be personal, or is taken, does not. */
  private freeExternalId(nodes: readonly IdentityNode[]): string {
    const id = nameOf(nodes);
    return id !== null && !this.byExternalId.has(id) ? id : newId('con');
  }

  private claim(node: HashedNode, contactId: string): void {
    const owner = this.owners.get(node.hash);
    if (owner === undefined) this.own(node, contactId);
    else if (owner !== contactId) this.link(owner, contactId);
  }

  /** Two profiles are one person. */
  link(a: string, b: string): void {
    const link = linkOf(a, b);
    this.newLinks.set(`${link.contactAId}\n${link.contactBId}`, link);
    this.regrouped.add(a);
    this.regrouped.add(b);
  }

  private use(device: HashedNode, contactId: string): void {
    const use = { namespace: device.namespace, deviceHash: device.hash, contactId };
    if (this.uses.has(deviceUseKey(use))) return;
    this.uses.set(deviceUseKey(use), use);
    this.newUses.push(use);
    this.regrouped.add(contactId);
  }

  /** Says that an identifier is of the same person as a profile. */
  identifyAlso(node: IdentityNode, contactId: string): void {
    const hashed = this.hashOf(node);
    if (node.type === 'anonymous') this.use(hashed, contactId);
    else this.claim(hashed, contactId);
  }

  /** Writes what was learnt of identifiers. Contacts are written before, or with it. */
  async saveIdentities(writer: Writer): Promise<void> {
    await addIdentities(writer, this.workspaceId, this.added);
    await addDeviceUses(writer, this.workspaceId, this.newUses);
    await addLinks(writer, this.workspaceId, [...this.newLinks.values()], 'identifier');
  }

  /** Works out anew who is one person, after links became known. @returns the profiles whose person has changed. */
  async regroup(): Promise<Set<string>> {
    const changed = new Set<string>();
    if (this.regrouped.size === 0) return changed;
    const { members, links, uses } = await this.around([...this.regrouped]);
    const clusters = clustersOf(
      members.map(({ id }) => id),
      links.map(({ contactAId, contactBId }) => [contactAId, contactBId] as const),
      uses.map(({ namespace, deviceHash, contactId, leafId }) => ({
        device: `${namespace}\n${deviceHash}`,
        leaf: leafId,
        profile: contactId,
      })),
    );
    const groups = new Map<string, OpenContact[]>();
    for (const member of members) {
      const cluster = clusters.get(member.id) ?? member.id;
      groups.set(cluster, [...(groups.get(cluster) ?? []), member]);
    }
    for (const group of groups.values()) {
      const root = rootOf(group);
      for (const contact of group) {
        const mergedIntoId = contact.id === root.id ? null : root.id;
        if (contact.mergedIntoId === mergedIntoId) continue;
        this.moved.push({
          contactId: contact.id,
          from: this.rootIdOf(contact.id),
          to: mergedIntoId ?? contact.id,
        });
        changed.add(contact.id).add(root.id).add(this.rootIdOf(contact.id));
        contact.mergedIntoId = mergedIntoId;
        this.place(contact.id, mergedIntoId ?? contact.id);
      }
    }
    return changed;
  }

  /** Everybody who is linked with these profiles, however far, with all links among them. */
  private async around(start: readonly string[]) {
    const links = new Map([...this.newLinks].map(([key, link]) => [key, link]));
    const uses = new Map<string, DeviceUse & { leafId: string | null }>();
    const leafOf = (hash: string): string | null => this.owners.get(hash) ?? null;
    for (const use of this.newUses) uses.set(deviceUseKey(use), { ...use, leafId: leafOf(use.deviceHash) });
    const seen = new Set<string>();
    let next = [...new Set(start.flatMap((id) => this.membersOf(id).map((member) => member.id)))];
    while (next.length > 0 && seen.size < MOST_PROFILES) {
      await this.load({ ids: next.filter((id) => !this.contacts.has(id)) });
      for (const id of next) seen.add(id);
      const stored = next.filter((id) => this.contacts.get(id)?.known);
      for (const link of await findLinks(this.tx, this.workspaceId, stored))
        links.set(`${link.contactAId}\n${link.contactBId}`, link);
      const devices = await findDevicesOf(this.tx, this.workspaceId, stored);
      // Those whose own profile is new are not stored yet.
      for (const { type, hash } of this.hashes.values())
        if (type === 'anonymous' && next.includes(this.owners.get(hash) ?? '')) devices.push(hash);
      const ownDevices = [...uses.values()].map(({ deviceHash }) => deviceHash);
      for (const use of await findDeviceUses(this.tx, this.workspaceId, {
        devices: [...devices, ...ownDevices],
        contactIds: stored,
      }))
        uses.set(deviceUseKey(use), { ...use, leafId: use.leafId ?? leafOf(use.deviceHash) });
      const reached = [...links.values()].flatMap(({ contactAId, contactBId }) => [contactAId, contactBId]);
      for (const { contactId, leafId } of uses.values())
        reached.push(contactId, ...(leafId === null ? [] : [leafId]));
      next = [...new Set(reached)].filter((id) => !seen.has(id));
    }
    const members = [...seen].flatMap((id) => this.contacts.get(id) ?? []);
    const splits = await findSplits(this.tx, this.workspaceId, [...seen]);
    const isSplit = (a: string | null, b: string): boolean => {
      const link = a === null ? null : linkOf(a, b);
      return link !== null && splits.has(`${link.contactAId}\n${link.contactBId}`);
    };
    return {
      members,
      links: [...links.values()].filter(({ contactAId, contactBId }) => !isSplit(contactAId, contactBId)),
      uses: [...uses.values()].filter(({ leafId, contactId }) => !isSplit(leafId, contactId)),
    };
  }
}
