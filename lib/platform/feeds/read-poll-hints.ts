import { noHints, type PollHints, updatePeriodMs } from '@/lib/core/signals/feeds/poll-times';
import type { ParsedFeed } from './read-feed-fields';

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** In characters: room for every hour of the day. */
const LONGEST_LIST = 2000;

/** What a feed says of when it is to be read; `text` is what it was parsed from. */
export function readPollHints(parsed: ParsedFeed, text: string): PollHints {
  if (parsed.format === 'json') return noHints;
  const { sy } = parsed.feed;
  const period = updatePeriodMs(sy?.updatePeriod, sy?.updateFrequency);
  if (parsed.format !== 'rss') return { ...noHints, everyMs: period };
  const { ttl } = parsed.feed;
  const life = ttl !== undefined && Number.isFinite(ttl) && ttl > 0 ? ttl * 60_000 : 0;
  return {
    everyMs: Math.max(life, period ?? 0) || null,
    // Midnight is 0 by one version of RSS, and 24 by another.
    skipHours: listed(text, 'skipHours', 'hour')
      .filter((hour) => /^\d{1,2}$/.test(hour) && Number(hour) <= 24)
      .map((hour) => Number(hour) % 24),
    skipDays: listed(text, 'skipDays', 'day')
      .map((day) => days.indexOf(day.slice(0, 3).toLowerCase()))
      .filter((day) => day >= 0),
  };
}

/** The parser leaves out lists of only one: they are read from the text itself. */
function listed(text: string, list: string, element: string): string[] {
  const from = text.search(new RegExp(`<${list}>`, 'i'));
  if (from === -1) return [];
  const [inner = ''] = text.slice(from, from + LONGEST_LIST).split(new RegExp(`</${list}>`, 'i'));
  return Array.from(inner.matchAll(new RegExp(`<${element}>\\s*([^<]{1,20})<`, 'gi')), ({ 1: value = '' }) =>
    value.trim(),
  );
}
