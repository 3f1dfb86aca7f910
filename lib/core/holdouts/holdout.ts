import { z } from 'zod';
import type { AgentKind } from '../runs/agent-kind';

/** What a unit of a holdout gets: the agent's work, nothing of it, or nothing of it while what it would have done is on show. */
export const holdoutArms = ['agent', 'business_as_usual', 'shadow'] as const;
export const holdoutArmSchema = z.enum(holdoutArms);
export type HoldoutArm = z.infer<typeof holdoutArmSchema>;
export const armTitles: Record<HoldoutArm, string> = {
  agent: 'Agent',
  business_as_usual: 'Business as usual',
  shadow: 'Shadow',
};

/** What is assigned as a whole: whoever shares a unit is treated alike, so that what one is spared does not reach them by another. */
export const holdoutUnits = ['contact', 'account', 'campaign'] as const;
export const holdoutUnitSchema = z.enum(holdoutUnits);
export type HoldoutUnit = z.infer<typeof holdoutUnitSchema>;

export const holdoutOutcomes = ['conversions', 'revenue'] as const;
export const holdoutOutcomeSchema = z.enum(holdoutOutcomes);
export type HoldoutOutcome = z.infer<typeof holdoutOutcomeSchema>;
export const outcomeTitles: Record<HoldoutOutcome, string> = {
  conversions: 'Conversions',
  revenue: 'Revenue',
};

export const holdoutStatuses = ['running', 'stopped'] as const;
export type HoldoutStatus = (typeof holdoutStatuses)[number];

/** Percent of units in each arm; they add up to 100. */
export const armSharesSchema = z
  .strictObject({
    agent: z.int().min(5, 'must be at least 5').max(95, 'must be at most 95'),
    business_as_usual: z.int().min(0).max(95, 'must be at most 95'),
    shadow: z.int().min(0).max(95, 'must be at most 95'),
  })
  .refine((shares) => shares.agent + shares.business_as_usual + shares.shadow === 100, {
    message: 'must add up to 100 with the other two',
    path: ['agent'],
  });
export type ArmShares = z.infer<typeof armSharesSchema>;

/**
 * Media is assigned by campaign, because an advertisement is not shown person by person. What content writes is tried by its bandit, for
 * whoever visits a page: nobody is a unit of it. All other agents work on people.
 */
export const unitsOfAgent: Readonly<Record<AgentKind, readonly HoldoutUnit[]>> = {
  'lead-router': ['contact', 'account'],
  'bid-and-budget': ['campaign'],
  sequencer: ['contact', 'account'],
  content: [],
  lifecycle: ['contact', 'account'],
};

/** A play takes up people. */
export const unitsOfPlay = ['account', 'contact'] as const satisfies readonly HoldoutUnit[];

/** Of these arms, the one that lets least happen. */
export const strictestArm = (arms: readonly HoldoutArm[]): HoldoutArm =>
  arms.includes('business_as_usual') ? 'business_as_usual' : arms.includes('shadow') ? 'shadow' : 'agent';
