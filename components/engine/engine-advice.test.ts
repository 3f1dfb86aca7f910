import { expect, it } from 'vitest';
import type { EngineHealth } from '@/lib/contracts/engine';
import { engineAdvice } from './engine-advice';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 12, minute)).toISOString();
const figures = (oldestDueMs: number) => ({
  role: 'owner' as const,
  functions: 8,
  queue: { due: 1, oldestDueMs, inFlight: 0, sleeping: 0, waiting: 0 },
  throughput: { runsPerMinute: 0, stepsPerMinute: 0, runsEndedLastHour: 0, runsFailedLastHour: 0 },
});
const health = (more: Partial<EngineHealth> = {}): EngineHealth => ({
  asOf: at(30),
  pulse: { state: 'working', lastBeatAt: at(30), since: null },
  lagMs: 40,
  server: { host: '127.0.0.1:8288', reach: 'embedded', figures: figures(5) },
  unsentEvents: { count: 0, oldestAt: null },
  runs: { planned: 0, running: 0, waiting: 0, oldestPlannedAt: null },
  ...more,
});
const titles = (more: Partial<EngineHealth>) => engineAdvice(health(more)).map(({ title }) => title);

it('has nothing to say while all is well, and when work is young', () => {
  expect(titles({})).toEqual([]);
  expect(titles({ unsentEvents: { count: 3, oldestAt: at(29) } })).toEqual([]);
  expect(titles({ runs: { ...health().runs, planned: 2, oldestPlannedAt: at(27) } })).toEqual([]);
});

it('says that too much is due, once, whether the beat or the queue tells', () => {
  const server = { ...health().server, figures: figures(90_000) };
  expect(titles({ lagMs: 30_000 })).toEqual(['More is due than is carried out']);
  expect(titles({ server, lagMs: 30_000 })).toEqual(['More is due than is carried out']);
  expect(titles({ server })).toEqual(['More is due than is carried out']);
});

it('names events that can’t be handed over and runs that do not begin', () => {
  expect(
    titles({
      unsentEvents: { count: 2, oldestAt: at(20) },
      runs: { ...health().runs, planned: 1, oldestPlannedAt: at(20) },
    }),
  ).toEqual(['2 events could not be handed over', 'Runs are planned and not begun']);
});

it('leaves what a standing engine explains to the notice of the standstill', () => {
  const pulse = { state: 'standing_still' as const, lastBeatAt: at(20), since: at(20) };
  expect(
    titles({ pulse, lagMs: 30_000, runs: { ...health().runs, planned: 1, oldestPlannedAt: at(10) } }),
  ).toEqual([]);
});
