import { expect, test } from 'vitest';
import { smsLength, whyNoSms, withWayOut } from './sms-segments';

test.each([
  ['a'.repeat(160), 'gsm', 160, 1],
  ['a'.repeat(161), 'gsm', 161, 2],
  ['a'.repeat(306), 'gsm', 306, 2],
  ['a'.repeat(307), 'gsm', 307, 3],
  ['€'.repeat(80), 'gsm', 160, 1],
  // The escape of the last one would stand in the first segment and its character in the second.
  [`${'a'.repeat(152)}€${'a'.repeat(10)}`, 'gsm', 164, 2],
  [`${'a'.repeat(152)}€${'a'.repeat(151)}`, 'gsm', 305, 2],
  [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm', 306, 3],
  ['ы'.repeat(70), 'ucs2', 70, 1],
  ['ы'.repeat(71), 'ucs2', 71, 2],
  ['🙂'.repeat(35), 'ucs2', 70, 1],
  // 67 places: 33 pairs and one place that stays empty.
  ['🙂'.repeat(67), 'ucs2', 134, 3],
] as const)('%#: as long as the network counts it', (text, encoding, places, segments) => {
  expect(smsLength(text)).toEqual({ encoding, places, segments });
});

test('the way out is part of the message, and stands in it once', () => {
  expect(withWayOut('Hello.')).toBe('Hello. Reply STOP to opt out.');
  expect(withWayOut('Hello. STOP ends it.')).toBe('Hello. STOP ends it.');
  const most = 3 * 153 - ' Reply STOP to opt out.'.length;
  expect(whyNoSms('a'.repeat(most))).toBeNull();
  expect(whyNoSms('a'.repeat(most + 1))).toContain('it takes 4');
  expect(whyNoSms('ы'.repeat(190))).toContain('less than half the room');
});
