import type { DraftSource } from './draft-source';
import type { DraftTexts } from './draftable';

/** With whatever stands in it for those who have no value, such as `{{firstName|there}}`: it is kept letter for letter. */
const placeholder = /\{\{\s*([^{}\n]{1,80}?)\s*\}\}/g;
/** Links, mail addresses and bare names of sites; a full stop between two words without a space counts as one. */
const reference =
  /\b[a-z][a-z0-9+.-]*:\/\/\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.\w+|\b[\p{L}\d-]+\.(?=\p{L})\p{L}{2,}\b/giu;
const figure = /\d+(?:[.,]\d+)*/g;
const control = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;

const linesOf = (texts: DraftTexts): string[] => Object.values(texts).flat();
const all = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);
/** A list's marks are no figures of it: what counts is how often each stands there. */
const plainFigure = (digits: string): string => digits.replaceAll(',', '.');

/**
 * What a text written by a model must not bring in, whatever it was told: a link or an address that was not there, a figure that is in
 * no fact, a placeholder that is filled with nothing, signs that are not seen; and what it must keep: the links and placeholders of
 * the words it was given. @returns sentences; none where the text can stand.
 */
export function problemsOfDraft(
  { facts, slots }: DraftSource,
  given: DraftTexts | null,
  written: DraftTexts,
): string[] {
  const before = given === null ? '' : linesOf(given).join('\n');
  const lines = linesOf(written);
  const after = lines.join('\n');
  const plain = after.replace(placeholder, ' ');
  const plainBefore = before.replace(placeholder, ' ');
  const known = {
    placeholders: new Set([...all(placeholder, before), ...Object.keys(slots)]),
    references: new Set(all(reference, plainBefore).map(tidy)),
    figures: new Set([
      ...all(figure, plainBefore).map(plainFigure),
      ...Object.values(facts).flatMap((value) => all(figure, String(value)).map(plainFigure)),
    ]),
  };
  const said = { placeholders: all(placeholder, after), references: all(reference, plain).map(tidy) };
  const figures = all(figure, plain.replace(reference, ' ')).map(plainFigure);
  const missing = (kept: Iterable<string>, there: readonly string[]) =>
    [...new Set(kept)].filter((each) => !there.includes(each)).length;
  return [
    ...(said.placeholders.some((each) => !known.placeholders.has(each)) || /\{\{|\}\}/.test(plain)
      ? ['It holds a placeholder that is filled with nothing.']
      : []),
    ...(said.references.some((each) => !known.references.has(each))
      ? ['It brings in a link or an address that was not there.']
      : []),
    ...(figures.some((each) => !known.figures.has(each)) ? ['It states a figure that is in no fact.'] : []),
    ...(missing(all(placeholder, before), said.placeholders) + missing(known.references, said.references) > 0
      ? ['It left out a link or a placeholder of the words it was given.']
      : []),
    ...(lines.some((line) => control.test(line.replaceAll('\n', ' ')))
      ? ['It holds signs that nobody sees.']
      : []),
    ...(lines.some((line) => line.startsWith('sealed:')) ? ['It begins as a sealed value does.'] : []),
  ];
}

const tidy = (found: string): string => found.toLowerCase().replace(/[).,;:!?'"\]>]+$/, '');

/** The text with the names put in that the model placed without seeing them. */
export const fillSlots = (texts: DraftTexts, slots: DraftSource['slots']): DraftTexts =>
  Object.fromEntries(
    Object.entries(texts).map(([field, value]) => [
      field,
      typeof value === 'string' ? fill(value, slots) : value.map((line) => fill(line, slots)),
    ]),
  );

const fill = (line: string, slots: DraftSource['slots']): string =>
  line.replace(placeholder, (whole, slot: string) =>
    Object.hasOwn(slots, slot) ? (slots[slot] ?? whole) : whole,
  );
