import { type BrandCheck, objectAt, quoted } from '../check';
import type { ContentFinding } from '../content';
import type { ContentVerdict } from '../guidelines';
import type { CheckInput, FieldReading } from '../read-content';

const rule = 'brand.claim-source';
const percentage = /\d[\d.,]{0,12}\s?(?:%|per\s?cents?\b)/gi;
const mostPercentages = 20;

/** Claims that need a source pass when the content names one that the guidelines approve, or cites approved facts that hold. */
export const claimSource: BrandCheck = {
  rule,
  check(input) {
    if ((input.content.factIds ?? []).length > 0) return [];
    if (input.content.sourceIds.some((id) => input.compiled.sourceIds.has(id))) return [];
    const { percentages } = input.guidelines.claims;
    return input.fields.flatMap((reading) => [
      ...reading.found.flatMap(({ of, start, end }) =>
        of.as === 'claim' ? claimAt(input, reading, start, end, of.phrase, of.verdict) : [],
      ),
      ...(percentages === 'off'
        ? []
        : findPercentages(reading).flatMap(({ start, end }) =>
            claimAt(input, reading, start, end, 'a percentage', percentages),
          )),
    ]);
  },
};

function findPercentages({ read }: FieldReading): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  if (!/%|per\s?cent/i.test(read.seen)) return found;
  for (const match of read.seen.matchAll(percentage)) {
    if (found.length >= mostPercentages) break;
    found.push({ start: read.startOf(match.index), end: read.endOf(match.index + match[0].length - 1) });
  }
  return found;
}

function claimAt(
  { content }: CheckInput,
  { field }: FieldReading,
  start: number,
  end: number,
  what: string,
  verdict: ContentVerdict,
): ContentFinding {
  const named = content.sourceIds.length;
  const lacks =
    named === 0
      ? 'it names no source'
      : `none of the sources it names (${content.sourceIds.join(', ')}) is approved`;
  return objectAt(
    { field, start, end },
    {
      rule,
      verdict,
      measure: `${field.name}: ${what}`,
      message: `The ${field.name} claims ${quoted(field, start, end)} and ${lacks}.`,
      remedy: 'Name an approved source for it, leave the claim out, or have an admin approve the source.',
    },
  );
}
