import { z } from 'zod';
import type { ActionKindEntry } from '../actions/catalogue';

/** How far an agent may go by itself, from the strictest to the freest. */
export const autonomyLevels = ['shadow', 'suggest', 'ask', 'act_with_undo', 'act'] as const;
export const autonomyLevelSchema = z.enum(autonomyLevels);
export type AutonomyLevel = z.infer<typeof autonomyLevelSchema>;
export const autonomyLevelTitles: Record<AutonomyLevel, string> = {
  shadow: 'shadow',
  suggest: 'suggest',
  ask: 'ask',
  act_with_undo: 'act, with undo',
  act: 'act',
};
export type AutonomyCeiling = ActionKindEntry<unknown>['autonomyCeiling'];

const rank = (level: AutonomyLevel): number => autonomyLevels.indexOf(level);

/** Whether the first lets an agent go further than the second. */
export const isFreer = (level: AutonomyLevel, than: AutonomyLevel): boolean => rank(level) > rank(than);

/** The levels that a kind of action may be given: none above its ceiling. */
export const levelsUpTo = (ceiling: AutonomyCeiling): readonly AutonomyLevel[] =>
  autonomyLevels.slice(0, rank(ceiling) + 1);

/** The level that counts: the one set, or the ceiling of the kind where that is lower. */
export const capLevel = (level: AutonomyLevel, ceiling: AutonomyCeiling): AutonomyLevel =>
  isFreer(level, ceiling) ? ceiling : level;
