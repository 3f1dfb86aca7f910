import { AsyncLocalStorage } from 'node:async_hooks';
import { openValue, personOfSealed } from '@/lib/platform/person-cipher';
import { type PersonKeys, readPersonKeys } from './repositories/person-keys';

const asStored = new AsyncLocalStorage<true>();

/** Runs `fn` with sealed values left as they are stored: for the record, which others read and keep. */
export const leaveSealed = <T>(fn: () => PromiseLike<T>): Promise<T> =>
  // Awaited inside: the client begins a query only once somebody waits for it.
  asStored.run(true, async () => await fn());

/** Whatever a query answered, with every sealed value in it opened; of people whose key was destroyed nothing is left but that. */
export async function openSealed<T>(result: T): Promise<T> {
  if (asStored.getStore()) return result;
  const people = new Set<string>();
  collect(result, people);
  if (people.size === 0) return result;
  return open(result, await readPersonKeys([...people])) as T;
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

function open(value: unknown, keys: PersonKeys): unknown {
  if (typeof value === 'string') {
    const person = personOfSealed(value);
    return person === null ? value : openValue(keys.get(person) ?? null, value);
  }
  if (Array.isArray(value)) return value.map((item) => open(item, keys));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, open(item, keys)]));
}
