import canonicalize from 'canonicalize';

/** RFC 8785 text of a JSON value: what is stored and hashed verbatim. Throws for what JSON can't hold. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON form.');
  return text;
}
