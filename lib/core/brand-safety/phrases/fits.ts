import { charClass, classOf, isWordUnit } from '../text/char-class';
import { isSignForLetter, lowerOf, standsFor } from './letters';
import type { PhraseForm } from './phrase-form';

/** Where a phrase stands in a seen text: indexes of the first character and behind the last. */
export type Span = { from: number; to: number };

/**
 * Whether a candidate (the indexes in `seen` of its letters and digits) really is the phrase, and the span it takes; null
 * where it isn't. `strict` accepts the phrase as written only, however it is broken into lines; otherwise also with stand-ins
 * for letters, with signs or spaces between them, and with its words run together.
 */
export function fits(seen: string, at: ArrayLike<number>, form: PhraseForm, strict: boolean): Span | null {
  const first = at[0] ?? 0;
  const last = at[at.length - 1] ?? 0;
  if (!beginsWord(seen, first) || !(form.openEnd || endsWord(seen, last))) return null;
  if (!lettersFit(seen, at, form, strict) || !gapsFit(seen, at, form, strict)) return null;
  let to = last + 1;
  if (form.openEnd) while (isWordUnit(seen.charCodeAt(to))) to++;
  return signsFit(seen, { from: first, to }, form);
}

/** Also where a capital follows a small letter, as in `#AcmeRocks`; scripts without spaces have no edges. */
function parts(before: number, after: number): boolean {
  const left = classOf(before);
  const right = classOf(after);
  if (left < charClass.digit || right < charClass.digit) return true;
  return (
    left === charClass.unspaced ||
    right === charClass.unspaced ||
    (left === charClass.lower && right === charClass.upper)
  );
}

const beginsWord = (seen: string, index: number): boolean =>
  index === 0 || parts(seen.charCodeAt(index - 1), seen.charCodeAt(index));

function endsWord(seen: string, index: number): boolean {
  if (index + 1 >= seen.length) return true;
  if (!parts(seen.charCodeAt(index), seen.charCodeAt(index + 1))) return false;
  // `No. 1` does not stand in `No. 1,000`.
  return !/^\d[.,]\d/.test(seen.slice(index, index + 3));
}

/** In a short phrase nothing stands for a letter: most candidates for one are sorted out by their last. */
export const mayEndWith = ({ units }: PhraseForm, lower: number): boolean =>
  units.length >= shortest || units[units.length - 1] === lower;

/** Letters and digits a phrase has at least for some of them to be stood for. */
const shortest = 4;

function lettersFit(seen: string, at: ArrayLike<number>, { units }: PhraseForm, strict: boolean): boolean {
  let stoodIn = 0;
  for (let j = 0; j < units.length; j++) {
    const unit = seen.charCodeAt(at[j] ?? 0);
    const lower = lowerOf(unit);
    const wanted = units[j] ?? 0;
    if (lower === wanted) continue;
    const capitalForL =
      wanted === 0x6c && unit === 0x49 && classOf(seen.charCodeAt((at[j] ?? 0) - 1)) === charClass.lower;
    if (strict || !(capitalForL || standsFor(lower, wanted))) return false;
    stoodIn++;
  }
  // A figure that could be read as a word is a figure: 50 is not "so".
  return stoodIn === 0 || (units.length >= shortest && stoodIn * 2 <= units.length);
}

function gapsFit(seen: string, at: ArrayLike<number>, { gaps }: PhraseForm, strict: boolean): boolean {
  let tight = 0;
  let spacedOut = 0;
  for (let j = 1; j < gaps.length; j++) {
    const wanted = gaps[j] ?? '';
    const gap = seen.slice((at[j - 1] ?? 0) + 1, at[j]);
    if (gap === wanted) {
      if (wanted === '') tight++;
      continue;
    }
    if (wanted !== '') {
      if (lacksSign(gap, wanted)) return false;
      if (gap === '' ? strict : !isBetweenWords(gap, wanted, seen.charCodeAt(at[j] ?? 0))) return false;
      continue;
    }
    tight++;
    if (strict || gap.length > 3 || gap.includes("'")) return false;
    if (/\s/.test(gap)) spacedOut++;
  }
  // `g u a r a n t e e d` is one word, `the rapist` is two.
  return spacedOut === 0 || (spacedOut === tight && tight > 1);
}

/** `100% free` is not said by `100 free`. */
const lacksSign = (gap: string, wanted: string): boolean =>
  wanted.length > 1 && (wanted.match(/[%#$\u20ac\u00a3]/g) ?? []).some((sign) => !gap.includes(sign));

/** A full stop between the words ends a sentence, unless the phrase has one there too or the next word begins small. */
function isBetweenWords(gap: string, wanted: string, next: number): boolean {
  if (gap.length > 40) return false;
  return !/[.!?]\s/.test(gap) || wanted.includes('.') || classOf(next) !== charClass.upper;
}

function signsFit(seen: string, span: Span, { before, behind }: PhraseForm): Span | null {
  let { from, to } = span;
  if (before !== '') {
    from -= before.length;
    if (from < 0 || seen.slice(from, span.from) !== before) return null;
  }
  if (behind !== '') {
    if (seen[to] === ' ') to++;
    to += behind.length;
    if (seen.slice(to - behind.length, to) !== behind) return null;
  }
  return { from, to };
}

/** Whether what stands at this index of a seen text can be a letter or digit of a phrase. */
export function isPhraseUnit(seen: string, index: number): boolean {
  const unit = seen.charCodeAt(index);
  if (isWordUnit(unit)) return true;
  if (!isSignForLetter(unit) || !isWordUnit(seen.charCodeAt(index + 1))) return false;
  return isWordUnit(seen.charCodeAt(index - 1)) || unit === 0x40 || unit === 0x24;
}
