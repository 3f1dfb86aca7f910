import { charClass, classOf } from '../text/char-class';

/** What can be counted of how a text is written. */
export type Tone = {
  letters: number;
  capitals: number;
  words: number;
  exclamations: number;
  /** Where exclamation marks stand first and last, and the longest sentence: indexes of the seen text. */
  exclaimed: { from: number; to: number };
  longestSentence: { words: number; from: number; to: number };
  sentences: number;
  /**
   * Automated Readability Index (Senter and Smith, "Automated Readability Index", AMRL-TR-66-220, 1967): school years it takes
   * to read the text.
   */
  readingGrade: number;
};

const exclamation = 0x21;

/** Counts in one pass over a seen text. A sentence ends at `.`, `!` or `?` before a space, and at an empty line. */
export function measureTone(seen: string): Tone {
  const tone: Tone = {
    letters: 0,
    capitals: 0,
    words: 0,
    exclamations: 0,
    exclaimed: { from: 0, to: 0 },
    longestSentence: { words: 0, from: 0, to: 0 },
    sentences: 0,
    readingGrade: 0,
  };
  let characters = 0;
  let inWord = false;
  const sentence = { words: 0, from: 0 };
  for (let i = 0; i < seen.length; i++) {
    const unit = seen.charCodeAt(i);
    const kind = classOf(unit);
    if (kind >= charClass.digit) {
      characters++;
      if (kind !== charClass.digit) tone.letters++;
      if (kind === charClass.upper) tone.capitals++;
      if (!inWord) {
        inWord = true;
        tone.words++;
        if (sentence.words === 0) sentence.from = i;
        sentence.words++;
      }
    } else if (kind === charClass.space) {
      inWord = false;
      if (unit === 10 && nextLineIsEmpty(seen, i)) endSentence(tone, sentence, i);
    } else if (unit !== 0x27 && unit !== 0x2d) {
      inWord = false;
      if (unit === exclamation) {
        if (tone.exclamations === 0) tone.exclaimed.from = i;
        tone.exclamations++;
        tone.exclaimed.to = i + 1;
      }
      if (isFullStop(unit) && (i + 1 === seen.length || classOf(seen.charCodeAt(i + 1)) === charClass.space))
        endSentence(tone, sentence, i + 1);
    }
  }
  endSentence(tone, sentence, seen.length);
  if (tone.words > 0)
    tone.readingGrade = 4.71 * (characters / tone.words) + 0.5 * (tone.words / tone.sentences) - 21.43;
  return tone;
}

function endSentence(tone: Tone, sentence: { words: number; from: number }, to: number): void {
  if (sentence.words > 0) tone.sentences++;
  if (sentence.words > tone.longestSentence.words) tone.longestSentence = { ...sentence, to };
  sentence.words = 0;
  sentence.from = to;
}

const isFullStop = (unit: number): boolean => unit === 0x2e || unit === exclamation || unit === 0x3f;

/** Looks a few characters ahead only: lines of nothing but spaces must not be read over and over. */
const nextLineIsEmpty = (seen: string, index: number): boolean =>
  /^[ \t\r]{0,8}(?:\n|$)/.test(seen.slice(index + 1, index + 10));
