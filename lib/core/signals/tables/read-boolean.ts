const yes = new Set(['true', 'yes', 'y', 't', '1', 'on', 'x', 'ja', 'wahr', 'oui', 'vrai', 'sí', 'si', 'sì']);
const no = new Set(['false', 'no', 'n', 'f', '0', 'off', 'nein', 'falsch', 'non', 'faux', 'falso']);

/** Yes or no, in the words that exports use; null when it is neither. */
export function readBoolean(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : null;
}
