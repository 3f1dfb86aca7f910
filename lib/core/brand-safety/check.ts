import type { ContentField, ContentFinding } from './content';
import type { ContentVerdict } from './guidelines';
import type { CheckInput } from './read-content';

/** One pure check of content, named `brand.rule-name`. It objects or says nothing; it never grants. */
export type BrandCheck = { rule: string; check(input: CheckInput): ContentFinding[] };

export type Place = { field: ContentField; start: number; end: number };
export type Objection = {
  rule: string;
  verdict: ContentVerdict;
  message: string;
  remedy: string;
  /** What tells findings of one rule apart: two with the same measure are the same objection. */
  measure: string;
  numbers?: Record<string, string | number | boolean>;
};

const longestQuote = 160;

/** A finding at a place in the content; without a place, something is missing from the whole of it. */
export function objectAt(place: Place | null, objection: Objection): ContentFinding {
  const { rule, verdict, message, remedy, measure, numbers } = objection;
  const field = place?.field.name ?? '';
  const start = place?.start ?? 0;
  const end = place?.end ?? 0;
  const quote = place?.field.text.slice(start, Math.min(end, start + longestQuote)) ?? '';
  return {
    rule,
    verdict,
    message,
    numbers: { measure, ...(place ? { field, start, end } : {}), ...numbers },
    remedy,
    field,
    start,
    end,
    quote,
  };
}

/** A quote for a sentence: what stands there, on one line. */
export function quoted(field: ContentField, start: number, end: number): string {
  const text = field.text.slice(start, end).replace(/\s+/g, ' ');
  return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
}
