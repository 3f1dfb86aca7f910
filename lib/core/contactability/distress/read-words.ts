import { foldCharacter } from './confusables';

/** A word as it is compared, and where it stands in the original text (UTF-16 offsets). */
export type Word = { text: string; start: number; end: number; sentence: number; line: number };

const digitLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
};

/** Joins what they stand between: `don't` and `dont` are one word. */
const apostrophes = /['’‘`´ʼ]/;
const wordCharacter = /[\p{L}\p{N}@$]/u;

/**
 * The words of a text in one pass: case, accents, invisible characters, look-alike letters, digits for letters, stretched letters
 * (`stooop`) and letters set apart (`s.t.o.p`) are undone. Tags of HTML are left out.
 */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let open: Word | null = null;
  let sentence = 0;
  let line = 0;
  let stopped = false;
  let breaks = 0;
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const next = at + character.length;
    const tagEnd = character === '<' ? endOfTag(text, at) : null;
    if (tagEnd !== null) {
      open = null;
      at = tagEnd;
      continue;
    }
    const folded = foldCharacter(character);
    if (folded !== '' && wordCharacter.test(folded)) {
      if (open === null) {
        if (stopped || breaks > 1) sentence++;
        if (stopped || breaks > 0) line++;
        stopped = false;
        breaks = 0;
        open = { text: '', start: at, end: next, sentence, line };
        words.push(open);
      }
      open.text += folded;
      open.end = next;
    } else if (folded !== '' && !(open !== null && apostrophes.test(character))) {
      open = null;
      if (character === '\n') breaks++;
      else if (/[.!?…;:]/.test(character) && /[\s]|^$/.test(text.charAt(next))) stopped = true;
    }
    at = next;
  }
  return joinLetters(words.map((word) => ({ ...word, text: plain(word.text) })));
}

/** Where a tag that opens here ends; null where it is only a sign. Tags are short: the search is bounded. */
function endOfTag(text: string, at: number): number | null {
  if (!/[a-zA-Z/!]/.test(text.charAt(at + 1))) return null;
  const end = text.slice(at, at + 500).indexOf('>');
  return end === -1 ? null : at + end + 1;
}

function plain(word: string): string {
  const letters = /\p{L}/u.test(word)
    ? word.replace(/[01345@$]/g, (sign) => digitLetters[sign] ?? sign)
    : word;
  return letters.replace(/(.)\1{2,}/gu, '$1');
}

/** Four or more single letters in a row are one word. */
function joinLetters(words: Word[]): Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; ) {
    let to = at;
    while (words[to]?.text.length === 1) to++;
    const [first, last] = [words[at], words[to - 1]];
    if (first && last && to - at >= 4) {
      const text = words
        .slice(at, to)
        .map((word) => word.text)
        .join('');
      joined.push({ ...first, text, end: last.end });
      at = to;
    } else {
      if (first) joined.push(first);
      at++;
    }
  }
  return joined;
}
