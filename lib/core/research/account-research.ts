import { z } from 'zod';

/** A row that a statement stands on; `count` of what it counts, where it counts something. */
export const sourceRowSchema = z.strictObject({
  type: z.enum(['signal', 'surge', 'contact', 'run', 'account']),
  id: z.string().min(1).max(80),
  /** A day, YYYY-MM-DD on the clock of the workspace. */
  at: z.string().nullable(),
  count: z.int().min(0).nullable(),
});
export type SourceRow = z.infer<typeof sourceRowSchema>;

export const researchStatementSchema = z.strictObject({
  /** A plain sentence; people and companies stand in it by their ids. */
  text: z.string().min(1).max(500),
  /** What it was counted from, the newest first, at most so many. */
  rows: z.array(sourceRowSchema).min(1).max(8),
  /** How many there are altogether. */
  rowCount: z.int().min(1),
  /** 0–100: how much it matters for what to do next. */
  weight: z.number().min(0).max(100),
});
export type ResearchStatement = z.infer<typeof researchStatementSchema>;

export const researchSectionKinds = [
  'outcomes',
  'surges',
  'underway',
  'opportunities',
  'interest',
  'group',
  'engagement',
  'profile',
] as const;
export type ResearchSectionKind = (typeof researchSectionKinds)[number];
export const researchSectionTitles = {
  outcomes: 'What became of it',
  surges: 'Surges',
  underway: 'What agents did',
  opportunities: 'Opportunities in the CRM',
  interest: 'Interest',
  group: 'Buying group',
  engagement: 'Engagement',
  profile: 'Company',
} as const satisfies Record<ResearchSectionKind, string>;

export const researchSectionSchema = z.strictObject({
  kind: z.enum(researchSectionKinds),
  statements: z.array(researchStatementSchema).min(1),
});
export type ResearchSection = z.infer<typeof researchSectionSchema>;

const MOST_ROWS = 8;

/** A statement with the rows it stands on; null where there is none: nothing is said that has no source. */
export function stated(
  text: string,
  rows: readonly SourceRow[],
  weight: number,
  rowCount = rows.length,
): ResearchStatement | null {
  if (rows.length === 0) return null;
  return {
    text: text.slice(0, 500),
    rows: rows.slice(0, MOST_ROWS),
    rowCount: Math.max(rowCount, 1),
    weight: Math.min(100, Math.max(0, weight)),
  };
}

/** The sections that have something to say, what matters most first; so are the statements in each. */
export function inOrder(
  sections: readonly { kind: ResearchSectionKind; statements: readonly (ResearchStatement | null)[] }[],
): ResearchSection[] {
  return sections
    .map(({ kind, statements }) => ({
      kind,
      statements: statements.filter((each) => each !== null).sort((a, b) => b.weight - a.weight),
    }))
    .filter(({ statements }) => statements.length > 0)
    .sort((a, b) => (b.statements[0]?.weight ?? 0) - (a.statements[0]?.weight ?? 0));
}
