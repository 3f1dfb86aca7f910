import { isWordUnit } from '../text/char-class';
import { readText } from '../text/read-text';
import { lowerOf } from './letters';

/** One way of writing a phrase, taken apart for looking it up. */
export type PhraseForm = {
  /** Lower-case letters and digits. */
  units: number[];
  /** What stands before each of them within the phrase: nothing, or a separator. */
  gaps: string[];
  /** Signs that belong to it: `#` before, `%` or `++` behind. */
  before: string;
  behind: string;
  /** It ended in `*`: any ending of its last word counts. */
  openEnd: boolean;
};

const known = new Map<string, readonly PhraseForm[]>();
const mostKnown = 5000;

/**
 * The ways a phrase is written in lower and upper case, where they look different; usually one. Empty where it holds no letter
 * or digit. A `*` at its end stands for any ending of the last word.
 */
export function formsOf(phrase: string): readonly PhraseForm[] {
  const before = known.get(phrase);
  if (before) return before;
  const forms = workOutForms(phrase);
  // The same guidelines are read from storage for every decision.
  if (known.size >= mostKnown) known.clear();
  known.set(phrase, forms);
  return forms;
}

function workOutForms(phrase: string): PhraseForm[] {
  const openEnd = phrase.trimEnd().endsWith('*');
  const words = phrase.trim().replace(/\*+$/, '');
  const forms = new Map<string, PhraseForm>();
  for (const written of [words, words.toLowerCase(), words.toUpperCase()]) {
    const form = takeApart(readText(written)[0].seen.trim(), openEnd);
    if (form.units.length > 0) forms.set(JSON.stringify(form), form);
  }
  return [...forms.values()];
}

function takeApart(seen: string, openEnd: boolean): PhraseForm {
  const form: PhraseForm = { units: [], gaps: [], before: '', behind: '', openEnd };
  let gap = '';
  for (let i = 0; i < seen.length; i++) {
    const unit = seen.charCodeAt(i);
    if (!isWordUnit(unit)) gap += seen.charAt(i);
    else {
      if (form.units.length === 0) form.before = signsOf(gap);
      form.gaps.push(form.units.length === 0 ? '' : gap);
      form.units.push(lowerOf(unit));
      gap = '';
    }
  }
  form.behind = signsOf(gap);
  return form;
}

const signsOf = (gap: string): string => gap.replace(/[^#%$+&@\u20ac\u00a3]/g, '');
