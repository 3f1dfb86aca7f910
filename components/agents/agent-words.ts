import type { AgentRow } from '@/lib/contracts/agents';
import type { AutonomyLevel } from '@/lib/core/autonomy/level';
import type { Standing } from '@/lib/core/autonomy/standing';
import type { Tone } from '../ui/tone';

/** How far an agent may go by itself, as set for it; scope, policy and budgets narrow it further. */
export const autonomyWords: Record<AutonomyLevel, { label: string; sentence: string }> = {
  shadow: { label: 'Shadow', sentence: 'It proposes; nothing is ever carried out.' },
  suggest: { label: 'Suggests', sentence: 'It proposes to a person; nothing is carried out by itself.' },
  ask: { label: 'Asks', sentence: 'A person answers each proposal before it happens.' },
  act_with_undo: {
    label: 'Acts with undo',
    sentence: 'It acts within its scope where it can be taken back.',
  },
  act: { label: 'Acts', sentence: 'It acts within its scope once its first decisions were reviewed.' },
};

/** The levels of an agent, the strictest first: they may differ by kind of action and segment. */
export const labelLevels = (levels: readonly AutonomyLevel[]): string =>
  levels.map((level) => autonomyWords[level].label).join(', ');

export const describeLevels = (levels: readonly AutonomyLevel[]): string =>
  levels[0] && levels.length === 1
    ? `${autonomyWords[levels[0]].label}. ${autonomyWords[levels[0]].sentence}`
    : `${labelLevels(levels)}, by kind and segment.`;

/** Whether a person has to approve what an agent does now. */
export const standingWords: Record<Standing['mode'], { label: string; tone: Tone }> = {
  shown: { label: 'Shows only', tone: 'neutral' },
  asks: { label: 'Asks', tone: 'wait' },
  asks_first: { label: 'Asks at first', tone: 'wait' },
  alone: { label: 'Acts alone', tone: 'ok' },
};

/** The one state of an agent that matters most. */
export function agentState(agent: AgentRow): { label: string; tone: Tone } {
  if (agent.pause) return { label: 'Paused', tone: 'wait' };
  if (!agent.scope) return { label: 'No scope', tone: 'stop' };
  if (agent.scope.isExpired) return { label: 'Scope ended', tone: 'stop' };
  if (agent.reviewed < agent.reviewTarget) return { label: 'In review', tone: 'info' };
  return { label: 'At work', tone: 'ok' };
}
