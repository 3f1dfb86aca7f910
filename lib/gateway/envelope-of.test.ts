import { expect, test } from 'vitest';
import { plainName } from './envelope-of';

test.each(['Ada Berg', 'Jean-Luc O’Neill', 'Müller & Söhne GmbH', 'Dr. Ines Carvalho', 'Smith, J. R.', '3M'])(
  '%s stands as it is',
  (name) => {
    expect(plainName(name)).toBe(name);
  },
);

test.each([
  'Win at http://evil.example',
  'www.evil.example',
  'Ada evil.example/gift',
  'Ada\nBcc: everybody@example.com',
  '<b>Ada</b>',
  '{{unsubscribeUrl}}',
  'x'.repeat(81),
])('%s is left out', (name) => {
  expect(plainName(name)).toBeNull();
});
