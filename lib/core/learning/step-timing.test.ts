import { expect, test } from 'vitest';
import { stepTimingBasisSchema, whoseHistory, whyThen } from './step-timing';

const basis = (contact: number, segment: number, workspace: number, gain = 1.8) => ({
  hour: 9,
  weekday: 2,
  timeZone: 'Europe/Berlin',
  gain,
  shares: { contact, segment, workspace, flat: 1 - contact - segment - workspace },
  counts: { contact: 14, segment: 320, workspace: 4000 },
});

test('why a message waited, and on whose history that rests', () => {
  expect(whyThen(stepTimingBasisSchema.parse(basis(0.54, 0.3, 0.1)))).toBe(
    'This person usually reads around 9:00: reading is 1.8 times as likely as when it could have gone out first. From 14 opens, clicks and visits of their own (54 %).',
  );
  expect(whyThen(basis(0.1, 0.7, 0.1))).toContain('People like this person usually read around 9:00');
  expect(whoseHistory(basis(0.1, 0.7, 0.1))).toBe(
    'From people at accounts of this size (320 times seen); only 10 % is their own history.',
  );
  expect(whoseHistory(basis(0, 0.1, 0.8))).toContain('From everybody in the workspace (4,000 times seen)');
  expect(whoseHistory(basis(0, 0, 0.1))).toContain('Hardly anything is known yet');
  expect(whyThen(basis(0.9, 0, 0, 1))).toContain('no other within the time it may wait is clearly better');
});
