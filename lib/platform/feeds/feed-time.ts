import { momentOf } from '@/lib/core/signals/formats/moment';

/** RFC 822 as feeds write it: `Mon, 30 Nov 2026 10:00:00 GMT`; the day of the week is often wrong, and counts for nothing. */
const RFC_822 =
  /^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?)(?:\s*(z|ut|utc|gmt|[ecmp][sd]t|[+-]\d{2}:?\d{2}))?$/i;

/** When an item was published, in ISO 8601 in UTC; null for what can't be read. Without a zone it is taken for UTC. */
export function feedTime(stated: string | null): string | null {
  if (stated === null) return null;
  const [, moment, zone = 'UTC'] = RFC_822.exec(stated.trim()) ?? [];
  if (moment === undefined) return momentOf(stated);
  const ms = Date.parse(`${moment.replace('.', '')} ${/^(z|ut)$/i.test(zone) ? 'UTC' : zone}`);
  return Number.isNaN(ms) ? null : momentOf(new Date(ms).toISOString());
}
