import { type ReadText, readText } from '../../brand-safety/text/read-text';

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

const wordCharacter = /[\p{L}\p{N}@$]/u;

/**
 * The words of a text, once for each way it can be seen: case, accents, invisible characters, look-alike letters, tags, digits for
 * letters, stretched letters (`stooop`) and letters set apart (`s.t.o.p`) are undone. Linear in the length of the text.
 */
export const readWords = (text: string): Word[][] => readText(text).map(wordsOf);

function wordsOf(view: ReadText): Word[] {
  const words: Word[] = [];
  const seen = view.seen;
  let open: Word | null = null;
  let sentence = 0;
  let line = 0;
  let stopped = false;
  let clause = false;
  let breaks = 0;
  for (let at = 0; at < seen.length; ) {
    const character = String.fromCodePoint(seen.codePointAt(at) ?? 0);
    const next = at + character.length;
    if (wordCharacter.test(character)) {
      if (open === null) {
        if (stopped || breaks > 1) sentence++;
        if (stopped || clause || breaks > 0) line++;
        stopped = false;
        clause = false;
        breaks = 0;
        open = { text: '', start: view.startOf(at), end: 0, sentence, line };
        words.push(open);
      }
      open.text += character.toLowerCase();
      open.end = view.endOf(next - 1);
      // An apostrophe joins what it stands between: `don't` and `dont` are one word.
    } else if (!(open !== null && (character === "'" || character === '`'))) {
      open = null;
      if (character === '\n') breaks++;
      else if (character === ',') clause = true;
      else if (/[.!?…;:]/.test(character) && /\s|^$/.test(seen.charAt(next))) stopped = true;
    }
    at = next;
  }
  return joinLetters(words.map((word) => ({ ...word, text: plain(word.text) })));
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
      const letters = words.slice(at, to).map(({ text }) => text);
      joined.push({ ...first, text: letters.join(''), end: last.end });
      at = to;
    } else {
      if (first) joined.push(first);
      at++;
    }
  }
  return joined;
}
