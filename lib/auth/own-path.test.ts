import { expect, it } from 'vitest';
import { ownPath } from './own-path';

it('keeps a path of the console with its query', () => {
  expect(ownPath('/acme/runs?status=open')).toBe('/acme/runs?status=open');
});

it.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/..//evil.example',
  '',
  undefined,
  ['/a'],
])('leads nowhere else: %s', (wanted) => expect(ownPath(wanted)).toBe('/'));
