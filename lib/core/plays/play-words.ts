import { assertNever } from '../shared/assert-never';
import type { PlayBody, Trigger } from './play-body';
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
