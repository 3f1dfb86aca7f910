import { Automaton } from './automaton';
import { fits, isPhraseUnit, mayEndWith, type Span } from './fits';
import { coarseOf, lowerOf } from './letters';
import { formsOf, type PhraseForm } from './phrase-form';

export type Phrase<T> = { phrase: string; strict: boolean; of: T };
export type PhraseMatch<T> = Span & { of: T };

/** Of one phrase: more would tell nobody more. No limit over all phrases, or one could hide behind many of another. */
const mostOfOne = 20;

/** Many phrases, prepared once and looked up together in one pass over a text. */
export class PhraseFinder<T> {
  private readonly forms: { form: PhraseForm; phrase: Phrase<T> }[];
  private readonly automaton: Automaton;

  constructor(phrases: readonly Phrase<T>[]) {
    this.forms = phrases.flatMap((phrase) => formsOf(phrase.phrase).map((form) => ({ form, phrase })));
    this.automaton = new Automaton(this.forms.map(({ form }) => form.units));
  }

  /** Where the phrases stand in a seen text (`ReadText.seen`), in the order of their ends; of each the first 20. */
  find(seen: string): PhraseMatch<T>[] {
    if (this.forms.length === 0) return [];
    const matches: PhraseMatch<T>[] = [];
    /** Of the letters and digits so far. */
    const indexes = new Int32Array(seen.length);
    let length = 0;
    const counts = new Map<T, number>();
    let state = 0;
    for (let i = 0; i < seen.length; i++) {
      if (!isPhraseUnit(seen, i)) continue;
      indexes[length++] = i;
      state = this.automaton.next(state, coarseOf(lowerOf(seen.charCodeAt(i))));
      for (const index of this.automaton.endingIn(state)) {
        const match = this.matchAt(seen, indexes, length, index);
        if (!match) continue;
        const count = counts.get(match.of) ?? 0;
        if (count < mostOfOne) matches.push(match);
        counts.set(match.of, count + 1);
      }
    }
    return matches;
  }

  /** Whether the phrase of this index ends with the last of `length` letters and digits, and where it stands. */
  private matchAt(seen: string, indexes: Int32Array, length: number, index: number): PhraseMatch<T> | null {
    const found = this.forms[index];
    if (!found) return null;
    const { form, phrase } = found;
    const last = lowerOf(seen.charCodeAt(indexes[length - 1] ?? 0));
    if (!mayEndWith(form, last)) return null;
    const span = fits(seen, indexes.subarray(length - form.units.length, length), form, phrase.strict);
    return span && { ...span, of: phrase.of };
  }
}
