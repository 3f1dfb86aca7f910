import { ERASED, sealValue } from '@/lib/platform/person-cipher';
import { ensurePersonKeys } from './repositories/person-keys';

/** Seals the personal values of one person; what is empty stays empty, and for an erased person nothing is kept. */
export type Sealer = {
  text<T extends string | null | undefined>(value: T): T | string;
  object(value: object): object | string;
  /** Every text under one of these names, however deep. What is alike in one value stays alike: a statement can compare it. */
  fields<T>(value: T, names: ReadonlySet<string>): T;
};

/** For what is about nobody, or about many: it holds ids and figures, and stays as it is. */
export const sealsNothing: Sealer = {
  text: (value) => value,
  object: (value) => value,
  fields: (value) => value,
};

/** The sealers of people of one workspace, by contact. @see ensurePersonKeys */
export async function sealersOf(
  workspaceId: string,
  contactIds: readonly string[],
): Promise<(contactId: string) => Sealer> {
  const keys = await ensurePersonKeys(workspaceId, contactIds);
  return (contactId) => sealerWith(contactId, keys.get(contactId) ?? null);
}

/** The sealer of one person. */
export const sealerOf = async (workspaceId: string, contactId: string): Promise<Sealer> =>
  (await sealersOf(workspaceId, [contactId]))(contactId);

function sealerWith(contactId: string, key: Buffer | null): Sealer {
  const text = <T extends string | null | undefined>(value: T): T | string =>
    typeof value !== 'string' || value === '' ? value : key ? sealValue(key, contactId, value) : ERASED;
  const fields = <T>(value: T, names: ReadonlySet<string>): T => {
    const known = new Map<string, string>();
    const once = (plain: string): string => {
      const token = known.get(plain) ?? text(plain);
      known.set(plain, token);
      return token;
    };
    return walk(value, names, once, false) as T;
  };
  const object = (value: object): object | string =>
    Object.keys(value).length === 0 ? value : key ? sealValue(key, contactId, value) : {};
  return { text, object, fields };
}

function walk(
  value: unknown,
  names: ReadonlySet<string>,
  seal: (text: string) => string,
  named: boolean,
): unknown {
  if (typeof value === 'string') return named ? seal(value) : value;
  if (Array.isArray(value)) return value.map((item) => walk(item, names, seal, named));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, walk(item, names, seal, names.has(name))]),
  );
}
