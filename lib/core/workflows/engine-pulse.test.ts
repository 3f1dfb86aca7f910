import { expect, it } from 'vitest';
import { enginePulse } from './engine-pulse';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 12, minute));
const pulse = (lastBeat: number | null, started: number, now: number) =>
  enginePulse({ lastBeatAt: lastBeat === null ? null : at(lastBeat), startedAt: at(started), now: at(now) });

it('works while it beats', () => {
  expect(pulse(30, 0, 31)).toEqual({ state: 'working', lastBeatAt: at(30), since: null });
  expect(pulse(30, 30, 30).state).toBe('working');
});

it('stands still after three minutes of silence, since its last beat', () => {
  expect(pulse(30, 0, 32).state).toBe('working');
  expect(pulse(30, 0, 33)).toEqual({ state: 'standing_still', lastBeatAt: at(30), since: at(30) });
});

it('has three minutes to begin, also when it last beat long before this start', () => {
  expect(pulse(null, 30, 32)).toEqual({ state: 'starting', lastBeatAt: null, since: null });
  expect(pulse(null, 30, 33)).toEqual({ state: 'standing_still', lastBeatAt: null, since: at(30) });
  expect(pulse(0, 30, 32).state).toBe('starting');
  expect(pulse(0, 30, 33)).toMatchObject({ state: 'standing_still', since: at(0) });
});
