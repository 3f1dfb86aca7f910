import { contactFieldSchemas } from '../signal-kinds';
import type { Identifier, IdentifierType } from '../signal-parts';
import { textOf } from './loose-json';

/** An identifier, if one is stated; ids may be numbers. One that can't be kept is left for the signal's schema to name. */
export function identifier(type: IdentifierType, value: unknown, namespace?: string): Identifier[] {
  const text = textOf(value);
  return text === null ? [] : [{ type, value: text, ...(namespace ? { namespace } : {}) }];
}

/** Of what is stated, each address once, in lower case: however it is spelled, it is the same mailbox. */
export function emailIds(...stated: readonly unknown[]): Identifier[] {
  const addresses = stated.flatMap((value) => {
    const text = textOf(value);
    // Asked of every id of a user: most are no address at a glance.
    if (!text?.includes('@')) return [];
    const email = contactFieldSchemas.email.safeParse(text);
    return email.success && email.data ? [email.data.toLowerCase()] : [];
  });
  return [...new Set(addresses)].flatMap((address) => identifier('email', address));
}
