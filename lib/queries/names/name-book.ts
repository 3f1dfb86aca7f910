import { mentionedId, type Named } from '@/lib/contracts/named';

export type Ref = { type: string; id: string };
export type KnownName = { name: string; isSample?: boolean; externalId?: string };

/** The names that ids have now. Asked for an id it doesn't know, it answers with the id alone. */
export type NameBook = {
  of(type: string, id: string): Named;
  externalIdOf(type: string, id: string): string | null;
  /** What the ids inside sentences are called, for those that have a name. */
  mentionsIn(texts: readonly string[]): Named[];
};

const typeByPrefix = {
  usr: 'person',
  agt: 'agent',
  con: 'contact',
  cmp: 'campaign',
  own: 'owner',
  acc: 'account',
} as const;

/** The ids that sentences name, with the type their prefix says. */
export function refsInTexts(texts: readonly string[]): Ref[] {
  return texts.flatMap((text) =>
    [...text.matchAll(mentionedId)].map((match) => ({
      type: typeByPrefix[match[0].slice(0, 3) as keyof typeof typeByPrefix],
      id: match[0],
    })),
  );
}

export function nameBook(known: ReadonlyMap<string, KnownName>): NameBook {
  const key = (type: string, id: string) => `${type}:${id}`;
  const of = (type: string, id: string): Named => {
    const entry = known.get(key(type, id));
    return { type, id, name: entry?.name ?? null, isSample: entry?.isSample ?? false };
  };
  return {
    of,
    externalIdOf: (type, id) => known.get(key(type, id))?.externalId ?? null,
    mentionsIn(texts) {
      const unique = new Map(refsInTexts(texts).map((ref) => [ref.id, of(ref.type, ref.id)]));
      return [...unique.values()].filter((named) => named.name !== null);
    },
  };
}
