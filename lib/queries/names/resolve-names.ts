import { actionKindSchema, catalogue } from '@/lib/core/actions/catalogue';
import { factTypeOf, factTypeSchema } from '@/lib/core/memory/fact-types';
import { db } from '@/lib/db/client';
import { ownerNames } from '@/lib/practice-platform/owner-names';
import { contactName, namedContactSelect } from './contact-name';
import { type KnownName, type NameBook, nameBook, type Ref } from './name-book';

type Found = KnownName & { id: string };
type Reader = (workspaceId: string, ids: string[]) => Promise<Found[]>;

const people: Reader = async (workspaceId, ids) => {
  const found = await db().membership.findMany({
    where: { workspaceId, userId: { in: ids } },
    select: { userId: true, isSample: true, user: { select: { name: true } } },
  });
  return found.map(({ userId, isSample, user }) => ({ id: userId, name: user.name, isSample }));
};

const scoped = (workspaceId: string, ids: string[]) => ({ workspaceId, id: { in: ids } });

const contacts: Reader = async (workspaceId, ids) => {
  const found = await db().contact.findMany({ where: scoped(workspaceId, ids), select: namedContactSelect });
  return found.map((contact) => ({ id: contact.id, ...contactName(contact) }));
};

const signals: Reader = async (workspaceId, ids) => {
  const found = await db().signal.findMany({
    where: scoped(workspaceId, ids),
    select: { id: true, kind: true },
  });
  return found.map(({ id, kind }) => ({ id, name: kind }));
};

const titleOfKind = (kind: string): string => catalogue[actionKindSchema.parse(kind)].title;

/** An action is called by what it does; how it is meant in full stands in its run. */
const actions: Reader = async (workspaceId, ids) => {
  const found = await db().action.findMany({
    where: scoped(workspaceId, ids),
    select: { id: true, kind: true, compensatesId: true },
  });
  return found.map(({ id, kind, compensatesId }) => ({
    id,
    name: compensatesId === null ? titleOfKind(kind) : `Take back: ${titleOfKind(kind)}`,
  }));
};

const approvals: Reader = async (workspaceId, ids) => {
  const found = await db().approval.findMany({
    where: scoped(workspaceId, ids),
    select: { id: true, action: { select: { kind: true } } },
  });
  return found.map(({ id, action }) => ({ id, name: titleOfKind(action.kind) }));
};

const withNames = { id: true, name: true } as const;
const withExternalId = { ...withNames, externalId: true } as const;

const parsedTitle = (type: string): string => {
  const known = factTypeSchema.safeParse(type);
  return known.success ? factTypeOf(known.data).title : type;
};

/** One reader per type of thing that has a name; all others are known by id alone. */
const readers: Record<string, Reader> = {
  person: people,
  contact: contacts,
  signal: signals,
  action: actions,
  history: actions,
  approval: approvals,
  agent: (workspaceId, ids) => db().agent.findMany({ where: scoped(workspaceId, ids), select: withNames }),
  api_key: (workspaceId, ids) => db().apiKey.findMany({ where: scoped(workspaceId, ids), select: withNames }),
  audience: (workspaceId, ids) =>
    db().audience.findMany({ where: scoped(workspaceId, ids), select: withNames }),
  campaign: (workspaceId, ids) =>
    db().campaign.findMany({ where: scoped(workspaceId, ids), select: withExternalId }),
  page: async (workspaceId, ids) => {
    const found = await db().landingPage.findMany({
      where: scoped(workspaceId, ids),
      select: { id: true, title: true, externalId: true },
    });
    return found.map(({ title, ...page }) => ({ ...page, name: title }));
  },
  fact: async (workspaceId, ids) => {
    const found = await db().approvedFact.findMany({
      where: scoped(workspaceId, ids),
      select: { id: true, text: true },
    });
    return found.map(({ id, text }) => ({ id, name: text }));
  },
  memory: async (workspaceId, ids) => {
    const found = await db().learntFact.findMany({
      where: scoped(workspaceId, ids),
      select: { id: true, type: true },
    });
    // By what kind of thing it is: its value stands on the profile, for whoever may read it.
    return found.map(({ id, type }) => ({ id, name: parsedTitle(type) }));
  },
  connection: (workspaceId, ids) =>
    db().connection.findMany({ where: scoped(workspaceId, ids), select: withNames }),
  policy: async (workspaceId, ids) => {
    const found = await db().policy.findMany({
      where: scoped(workspaceId, ids),
      select: { id: true, version: true },
    });
    return found.map(({ id, version }) => ({ id, name: `Policy version ${version}` }));
  },
  account: (workspaceId, ids) =>
    db().account.findMany({ where: scoped(workspaceId, ids), select: withExternalId }),
  holdout: (workspaceId, ids) =>
    db().holdout.findMany({ where: scoped(workspaceId, ids), select: withNames }),
  model: (workspaceId, ids) =>
    db().scoringModel.findMany({ where: scoped(workspaceId, ids), select: withNames }),
  play: async (workspaceId, ids) => {
    const found = await db().play.findMany({
      where: scoped(workspaceId, ids),
      select: { id: true, title: true },
    });
    return found.map(({ id, title }) => ({ id, name: title }));
  },
  source: async (workspaceId, ids) => {
    const found = await db().source.findMany({
      where: scoped(workspaceId, ids),
      select: { id: true, title: true },
    });
    return found.map(({ id, title }) => ({ id, name: title }));
  },
  workspace: (workspaceId) => db().workspace.findMany({ where: { id: workspaceId }, select: withNames }),
  owner: async (workspaceId, ids) =>
    [...(await ownerNames(workspaceId, ids))].map(([id, name]) => ({ id, name })),
};

/**
 * Looks up what things are called at this moment, one query per type; other workspaces' ids stay ids. What was read anyway comes in
 * `already`, and is not looked up again.
 */
export async function resolveNames(
  workspaceId: string,
  refs: readonly Ref[],
  already: readonly (Ref & KnownName)[] = [],
): Promise<NameBook> {
  const known = new Map<string, KnownName>(already.map(({ type, id, ...name }) => [`${type}:${id}`, name]));
  const wanted = new Map<string, Set<string>>();
  for (const ref of refs) {
    const type = ref.type === 'user' ? 'person' : ref.type;
    if (!known.has(`${type}:${ref.id}`)) wanted.set(type, (wanted.get(type) ?? new Set()).add(ref.id));
  }
  await Promise.all(
    [...wanted].map(async ([type, ids]) => {
      for (const found of (await readers[type]?.(workspaceId, [...ids])) ?? []) {
        known.set(`${type}:${found.id}`, found);
        if (type === 'person') known.set(`user:${found.id}`, found);
      }
    }),
  );
  return nameBook(known);
}
