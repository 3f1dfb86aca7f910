/** Bounded on both sides, so that a long text without an address costs no more than a short one per character. */
const address = /[^\s<>()[\]{}:;,"'|\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?/g;

/** The e-mail addresses in a text, in lower case, in their order, each once. */
export const findAddresses = (text: string): string[] => [
  ...new Set([...text.matchAll(address)].map(([found]) => found.toLowerCase())),
];
