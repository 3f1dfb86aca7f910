import { expect, test } from 'vitest';
import { sortOfFormat, sortOfName } from './source-sort';

test('a source is what its exact name says, not one that starts alike', () => {
  expect(sortOfName('practice-ads')).toBe('own_platform');
  expect(sortOfName('website.de')).toBe('own_site');
  expect(sortOfName('file-2026')).toBe('file');
  expect(sortOfName('websites-r-us')).toBe('unknown');
  expect(sortOfName('practice-adsx')).toBe('unknown');
});

test('a configured source is what its format says', () => {
  expect(sortOfFormat('salesforce')).toBe('crm');
  expect(sortOfFormat('json')).toBe('unknown');
});
