import { agentCatalogue } from '../runs/agent-catalogue';
import { assertNever } from '../shared/assert-never';
import { formatFigure } from '../shared/format-figures';
import { microsOf } from '../shared/micros';
import type { PlayBody, Trigger } from './play-body';
import { goalMeasureTitles, playSubjectTitles } from './play-goal';
import { playSignalKindTitles } from './signal-kind-titles';

export const weekdayTitles = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const list = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ');

/** What sets a play off, as a sentence. */
export function triggerText(trigger: Trigger): string {
  switch (trigger.on) {
    case 'signal': {
      const when = trigger.kinds.map((kind) => playSignalKindTitles[kind]).join(', or ');
      return `When ${when}${trigger.events.length > 0 ? `, called ${list(trigger.events)}` : ''}.`;
    }
    case 'profile':
      return 'When the conditions become true of somebody.';
    case 'surge': {
      const least = [
        ...(trigger.minScore > 0 ? [`a score of ${trigger.minScore} or more`] : []),
        ...(trigger.minPeople > 1 ? [`${trigger.minPeople} people or more`] : []),
        ...(trigger.topics.length > 0 ? [`interest in ${list(trigger.topics)}`] : []),
      ];
      return `When a company surges${least.length > 0 ? ` with ${least.join(', ')}` : ''}.`;
    }
    case 'schedule':
      return `Every ${trigger.weekday === null ? 'day' : (weekdayTitles[trigger.weekday - 1] ?? 'week')} at ${trigger.at}.`;
    default:
      return assertNever(trigger);
  }
}

/** How often one person can be matched, as a sentence. */
export const againText = ({ again }: Pick<PlayBody, 'again'>): string =>
  `Nobody is matched twice within ${again.afterDays} ${again.afterDays === 1 ? 'day' : 'days'}.`;

/** What it is to reach, by when, and what it may cost, as sentences. `money` writes an amount in the workspace's currency. */
export function goalTexts(
  { aim, limits, priority, outcomeValueMicros, agents, plansFor, asksExecutive }: PlayBody,
  money: (micros: string) => string,
): string[] {
  const { measure, target, horizonDays } = aim;
  const isMoney = measure === 'pipeline';
  const much =
    target === null ? '' : `${isMoney ? money(microsOf(target).toString()) : formatFigure(target)} `;
  const most = [
    ...(limits.maxCostMicros === null ? [] : [`${money(limits.maxCostMicros)} of cost`]),
    ...(limits.maxReviewMinutes === null
      ? []
      : [`${formatFigure(limits.maxReviewMinutes)} minutes of reviewers`]),
    ...(limits.maxContactsPerAccount === null
      ? []
      : [`${limits.maxContactsPerAccount} people of one company at a time`]),
  ];
  return [
    `Goal: ${much}${goalMeasureTitles[measure]} within ${horizonDays} ${horizonDays === 1 ? 'day' : 'days'}.`,
    `One outcome is worth ${outcomeValueMicros === null ? 'what is assumed' : money(outcomeValueMicros)}.`,
    `One run: at most ${most.length > 0 ? most.join(', ') : 'what policy, scopes and budgets allow'}.`,
    `Plans for ${playSubjectTitles[plansFor]}, with ${agents === 'all' ? 'all agents' : agents.map((kind) => agentCatalogue[kind].title.toLowerCase()).join(', ')}.`,
    `Priority ${priority} of 5, 1 being the first.`,
    ...(asksExecutive ? ['Whoever looks after the company is asked before its people are written to.'] : []),
  ];
}
