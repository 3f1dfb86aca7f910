import { AsyncLocalStorage } from 'node:async_hooks';
import { MASKED, maskValue, openValue, personOfSealed } from '@/lib/platform/person-cipher';
import { readPersonKeys } from './repositories/person-keys';

/**
 * Kept by the process, as the client that asks for it is: pages and routes load this module each for themselves, and whichever made the
 * client must find what the other one said.
 */
const shared = globalThis as {
  sealedReading?: {
    asStored: AsyncLocalStorage<true>;
    masked: AsyncLocalStorage<true>;
    pages: Set<() => boolean>;
  };
};
shared.sealedReading ??= {
  asStored: new AsyncLocalStorage<true>(),
  masked: new AsyncLocalStorage<true>(),
  pages: new Set(),
};
const { asStored, masked, pages } = shared.sealedReading;

/** Runs `fn` with sealed values left as they are stored: for the record, which others read and keep. */
export const leaveSealed = <T>(fn: () => PromiseLike<T>): Promise<T> =>
  // Awaited inside: the client begins a query only once somebody waits for it.
  asStored.run(true, async () => await fn());

/** Runs `fn` for somebody who may not read what is personal: they find a mask in its place. Only for reading. */
export const maskSealed = <T>(fn: () => Promise<T>): Promise<T> => masked.run(true, fn);

/** Says how it is found out that the page being rendered is for somebody who may not read what is personal. */
export function maskPagesWhere(isMaskedPage: () => boolean): void {
  pages.add(isMaskedPage);
}

/** Whether whoever asks may not read what is personal. */
export const isMasked = (): boolean => masked.getStore() ?? [...pages].some((isMaskedPage) => isMaskedPage());

/** A value that is kept in plain and may still say who somebody is, such as what a platform calls them. */
export const maskPlain = <T>(value: T): T | typeof MASKED =>
  isMasked() && value !== null && value !== undefined ? MASKED : value;

/** Whatever a query answered, with every sealed value in it opened; of people whose key was destroyed nothing is left but that. */
export async function openSealed<T>(result: T): Promise<T> {
  if (asStored.getStore()) return result;
  if (isMasked()) return replaceSealed(result, maskValue) as T;
  const people = new Set<string>();
  collect(result, people);
  if (people.size === 0) return result;
  const keys = await readPersonKeys([...people]);
  return replaceSealed(result, (token, person) => openValue(keys.get(person) ?? null, token)) as T;
}

/** Rows and JSON alone: dates, bytes and numbers of the client's own classes hold no text. */
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function collect(value: unknown, people: Set<string>): void {
  if (typeof value === 'string') {
    const person = personOfSealed(value);
    if (person !== null) people.add(person);
  } else if (Array.isArray(value)) for (const item of value) collect(item, people);
  else if (isPlain(value)) for (const key in value) collect(value[key], people);
}

function replaceSealed(value: unknown, replace: (token: string, person: string) => unknown): unknown {
  if (typeof value === 'string') {
    const person = personOfSealed(value);
    return person === null ? value : replace(value, person);
  }
  if (Array.isArray(value)) return value.map((item) => replaceSealed(item, replace));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceSealed(item, replace)]));
}
