import { formatCount } from '@/lib/client/format';
import type { EngineHealth } from '@/lib/contracts/engine';

/** A beat later than this is worth a look. */
export const LATE_MS = 10_000;
/** Work that is due should be taken up at once: older than this, there is more than the machine can do. */
export const OVERDUE_MS = 60_000;
/** An event is handed over at once, or else with the next minute. */
const UNSENT_MS = 150_000;
const UNBEGUN_MS = 5 * 60_000;

export type Advice = { title: string; text: string };

/** What to do about figures that are bad although the engine moves; empty while all is well. */
export function engineAdvice(health: EngineHealth): Advice[] {
  const { asOf, pulse, lagMs, server, unsentEvents, runs } = health;
  const isOld = (at: string | null, ms: number) => at !== null && Date.parse(asOf) - Date.parse(at) > ms;
  const advice: Advice[] = [];
  const moves = pulse.state === 'working';
  if (moves && ((lagMs ?? 0) > LATE_MS || (server.figures?.queue.oldestDueMs ?? 0) > OVERDUE_MS))
    advice.push({
      title: 'More is due than is carried out',
      text: 'While the queue shrinks this is a peak, and passes. If it grows, give PostgreSQL a machine of its own, then add replicas with an Inngest server.',
    });
  if (isOld(unsentEvents.oldestAt, UNSENT_MS))
    advice.push({
      title: `${formatCount(unsentEvents.count, 'event')} could not be handed over`,
      text: `The console can’t reach ${server.host}, or its event key is refused there: the log of the app says which. They are sent as soon as it works.`,
    });
  if (moves && isOld(runs.oldestPlannedAt, UNBEGUN_MS))
    advice.push({
      title: 'Runs are planned and not begun',
      text: 'Others are before them, or the engine has lost them. What it has lost it is given again after a quarter of an hour.',
    });
  return advice;
}
