import type { TryContentResult } from '@/lib/contracts/brand-safety';

type Finding = TryContentResult['findings'][number];
export type NumberedFinding = Finding & { number: number };

/** A piece of a text, and the findings that stand in it. */
export type Piece = { start: number; text: string; findings: NumberedFinding[] };

/** Whether a finding is about a place in the text and not about the whole of it. */
export const hasPlace = (finding: Finding, text: string): boolean =>
  finding.end > finding.start && (finding.start > 0 || finding.end < text.length);

/**
 * A text cut wherever a finding begins or ends, so that findings that overlap can be shown; the pieces put together are the
 * text. Findings about the whole of it mark nothing.
 */
export function cutAtFindings(text: string, findings: readonly NumberedFinding[]): Piece[] {
  const placed = findings.filter((finding) => hasPlace(finding, text));
  const cuts = new Set([
    0,
    text.length,
    ...placed.flatMap(({ start, end }) => [start, Math.min(end, text.length)]),
  ]);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, index) => {
    const end = places[index + 1] ?? text.length;
    return {
      start,
      text: text.slice(start, end),
      findings: placed.filter((finding) => finding.start < end && finding.end > start),
    };
  });
}
