import type { CompiledGuidelines, Sought } from './compile-guidelines';
import { compileGuidelines } from './compile-guidelines';
import type { BrandContent, ContentField, TextAssessment } from './content';
import type { BrandGuidelines } from './guidelines';
import { type ReadText, readText } from './text/read-text';

/** Something the guidelines look for, where it stands in the text as it was given. */
export type Found = { of: Sought; start: number; end: number };

/** One text, read once for all checks. */
export type FieldReading = {
  field: ContentField;
  assessment: TextAssessment | null;
  /** As a mail program shows it. */
  read: ReadText;
  /** In any way of seeing the text. */
  found: readonly Found[];
  /** In every way of seeing it: what counts as said. */
  said: readonly Found[];
};

export type CheckInput = {
  content: BrandContent;
  guidelines: BrandGuidelines;
  compiled: CompiledGuidelines;
  fields: readonly FieldReading[];
};

/** Reads each text and looks all phrases up in it. */
export function readContent(content: BrandContent, guidelines: BrandGuidelines): CheckInput {
  const compiled = compileGuidelines(guidelines);
  const fields = content.fields.map((field, index): FieldReading => {
    const [read, ...others] = readText(field.text);
    const found = findIn(read, compiled);
    const shown = others.flatMap((other) => findIn(other, compiled));
    return {
      field,
      assessment: content.assessment[index] ?? null,
      read,
      found: others.length === 0 ? found : withoutDoubles([...found, ...shown]),
      said: others.length === 0 ? found : found.filter(({ of }) => shown.some((other) => other.of === of)),
    };
  });
  return { content, guidelines, compiled, fields };
}

const findIn = (read: ReadText, { finder }: CompiledGuidelines): Found[] =>
  finder
    .find(read.seen)
    .map(({ of, from, to }) => ({ of, start: read.startOf(from), end: read.endOf(to - 1) }));

function withoutDoubles(found: readonly Found[]): Found[] {
  const starts = new Map<Sought, Set<number>>();
  return found.filter(({ of, start }) => {
    const seen = starts.get(of) ?? new Set();
    if (seen.has(start)) return false;
    starts.set(of, seen.add(start));
    return true;
  });
}
