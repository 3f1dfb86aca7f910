import { z } from 'zod';
import { actionKindSchema } from '@/lib/core/actions/catalogue';
import { settingSegmentSchema } from '@/lib/core/autonomy/autonomy-segment';
import { autonomyLevelSchema } from '@/lib/core/autonomy/level';
import { namedSchema } from './named';

/** One line of the table: how far an agent may go with a kind of action in a segment, and what it has earned there. */
export const autonomyRowSchema = z.strictObject({
  kind: actionKindSchema,
  title: z.string(),
  segment: settingSegmentSchema,
  segmentTitle: z.string(),
  level: autonomyLevelSchema,
  /** Whether the level is set for this line, or comes from the one above it. */
  isOwn: z.boolean(),
  /** The levels it may be given: none above the ceiling of the kind. */
  possible: z.array(autonomyLevelSchema),
  ceiling: autonomyLevelSchema,
  /** Judged outcomes of this version for it, and how many of them were right. */
  judged: z.int(),
  judgedRight: z.int(),
  /** Whether a person has to approve what it does now, and why. Null for a line of several segments, which differ. */
  standing: z
    .strictObject({ mode: z.enum(['shown', 'asks', 'asks_first', 'alone']), because: z.array(z.string()) })
    .nullable(),
  /** Who set it; nobody where it fell by itself. */
  set: z.strictObject({ by: namedSchema.nullable(), at: z.string(), reason: z.string() }).nullable(),
});
export type AutonomyRow = z.infer<typeof autonomyRowSchema>;

export const agentAutonomySchema = z.strictObject({
  agentLevel: autonomyLevelSchema,
  version: z.string(),
  /** Outcomes of this version that were judged right, and how many are needed. */
  right: z.int(),
  needed: z.int(),
  rows: z.array(autonomyRowSchema),
});
export type AgentAutonomy = z.infer<typeof agentAutonomySchema>;

export const setAutonomyBodySchema = z.strictObject({
  kind: actionKindSchema,
  segment: settingSegmentSchema,
  level: autonomyLevelSchema,
  reason: z.string().trim().min(1, 'is missing: say why, it goes into the record').max(1000),
  /** Raising needs it. */
  consents: z.boolean().default(false),
});
export type SetAutonomyBody = z.input<typeof setAutonomyBodySchema>;
export const setAutonomyResultSchema = z.strictObject({
  from: autonomyLevelSchema,
  to: autonomyLevelSchema,
});
