import type { Language } from '../languages';
import { isLetterUnit } from '../text/char-class';

/** Frequent short words of each language that the others use seldom or not at all, without accents. */
const marks: Record<Language, string> = {
  en: 'the and of to is that it you for are with this we our your have be can from will what how if or not was they by more about',
  de: 'der die das und ist nicht ein eine mit fur sie wir auf den dem im von zu ihr ihre sich auch wird werden oder wie bei noch',
  fr: 'le les des et est une dans pour que vous nous pas sur avec qui ce cette votre notre plus sont au aux du ne se sans',
  es: 'el los las y es una que para con por se su sus mas como pero nuestro usted esta este sin sobre al lo nos muy',
  it: 'il gli che per una con non sono della delle del nel si ma anche piu come questo nostra vostro alla dei ha le di',
  nl: 'de het een en van is niet dat je met voor op zijn wij ons uw ook naar om aan bij door maar wordt deze u',
  pt: 'os um uma que para com nao por mais seu sua nosso voce como mas dos das ao se em isso esta no na do da',
  sv: 'och att det som en ett for inte med den pa ar av till vi du har om kan din er era ditt vara eller fran',
};
const names = Object.keys(marks) as Language[];
/** A word of small letters as a number, letter by letter: cheaper to look up than a piece cut out of a text. */
const withLetter = (word: number, unit: number): number => word * 27 + unit - 0x60;
const longestMark = 6;
/** By word, the places in `names` of the languages it marks. */
const languagesOf = new Map<number, number[]>();
names.forEach((language, index) => {
  for (const mark of marks[language].split(' ')) {
    if (mark.length > longestMark) continue;
    let word = 0;
    for (let i = 0; i < mark.length; i++) word = withLetter(word, mark.charCodeAt(i));
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), index]);
  }
});

const longestSample = 4000;

/**
 * The language of a seen text by its frequent words: null where that can't be told (too short, mixed, or unlike all), and
 * `other` where most letters are of another script than the Latin one. Reads the first 4,000 characters.
 */
export function guessLanguage(seen: string): Language | 'other' | null {
  const sample = seen.slice(0, longestSample).toLowerCase();
  const counts = names.map(() => 0);
  let latin = 0;
  let foreign = 0;
  let words = 0;
  let word = 0;
  let length = 0;
  for (let i = 0; i <= sample.length; i++) {
    const unit = sample.charCodeAt(i);
    if (unit >= 0x61 && unit <= 0x7a) {
      latin++;
      length++;
      if (length <= longestMark) word = withLetter(word, unit);
      continue;
    }
    if (unit > 0x7f && isLetterUnit(unit)) foreign++;
    if (length === 0) continue;
    words++;
    const marked = length <= longestMark ? languagesOf.get(word) : undefined;
    if (marked) for (const index of marked) counts[index] = (counts[index] ?? 0) + 1;
    word = 0;
    length = 0;
  }
  if (foreign > 10 && foreign > latin) return 'other';
  const [most = 0, second = 0] = counts.toSorted((a, b) => b - a);
  if (words < 12 || most < words * 0.12 || most < second * 1.5) return null;
  return names[counts.indexOf(most)] ?? null;
}
