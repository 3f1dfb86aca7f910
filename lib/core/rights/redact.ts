const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
export const REDACTED = '[somebody else]';

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Takes other people out of what is handed to one: every e-mail address that is not theirs, and the names given. Names of one word are
 * left, because they may well be words.
 * @param people.own what belongs to the person. @param people.others names of others.
 */
export function redactor(people: {
  own: readonly (string | null)[];
  others: readonly string[];
}): (text: string) => string {
  const own = new Set(people.own.flatMap((text) => (text === null ? [] : [text.toLowerCase()])));
  const named = people.others.filter((name) => name.includes(' ') && !own.has(name.toLowerCase()));
  const names =
    named.length === 0 ? null : new RegExp(`(?<!\\p{L})(?:${named.map(literal).join('|')})(?!\\p{L})`, 'giu');
  return (text) => {
    const withoutAddresses = text.replaceAll(address, (found) =>
      own.has(found.toLowerCase()) ? found : REDACTED,
    );
    return names === null ? withoutAddresses : withoutAddresses.replaceAll(names, REDACTED);
  };
}

/** The same in every text of a value. */
export function redactDeep(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactDeep(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactDeep(item, redact)]));
}
