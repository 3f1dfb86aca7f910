import { afterEach, expect, test, vi } from 'vitest';
import {
  ERASED,
  newPersonKey,
  openValue,
  personOfSealed,
  sealValue,
  unwrapKey,
  wrapKey,
} from './person-cipher';

const keyOf = (name: string) => Buffer.alloc(32, name).toString('base64');
vi.stubEnv('MANDATE_DATA_KEYS', keyOf('one'));
afterEach(() => {
  vi.stubEnv('MANDATE_DATA_KEYS', keyOf('one'));
});

test('a value opens with its person’s key, whatever it is, and never looks the same twice', () => {
  const key = newPersonKey();
  for (const value of ['Ada', 'a “quoted” ☕ line\n', { visits: 3, remark: null }]) {
    const sealed = sealValue(key, 'con_1', value);
    expect(openValue(key, sealed)).toEqual(value);
    expect(sealed).not.toBe(sealValue(key, 'con_1', value));
    expect(personOfSealed(sealed)).toBe('con_1');
    expect(sealed).not.toContain('Ada');
  }
});

test('without the key there is nothing but that, in the shape that was there', () => {
  const key = newPersonKey();
  expect(openValue(null, sealValue(key, 'con_1', 'Ada'))).toBe(ERASED);
  expect(openValue(null, sealValue(key, 'con_1', { visits: 3 }))).toEqual({});
});

test('a value that was tampered with, or given to another person, does not open', () => {
  const key = newPersonKey();
  const sealed = sealValue(key, 'con_1', 'Ada');
  const other = sealed.endsWith('A') ? `${sealed.slice(0, -2)}BA` : `${sealed.slice(0, -2)}AA`;
  expect(() => openValue(key, other)).toThrow();
  expect(() => openValue(key, sealed.replace('con_1', 'con_2'))).toThrow();
  expect(() => openValue(newPersonKey(), sealed)).toThrow();
});

test('what merely begins like a sealed value is none', () => {
  for (const text of [
    'sealed: by hand',
    'sealed:1s:con_1:',
    'sealed:2s:con_1:AAAA',
    'unsealed:1s:con_1:AAAA',
  ])
    expect(personOfSealed(text)).toBeNull();
});

test('a data key can be changed: what the old one wrapped opens as long as it stands behind the new one', () => {
  const key = newPersonKey();
  const wrapped = wrapKey('con_1', key);
  vi.stubEnv('MANDATE_DATA_KEYS', `${keyOf('two')},${keyOf('one')}`);
  expect(unwrapKey('con_1', wrapped)).toEqual(key);
  expect(() => unwrapKey('con_2', wrapped)).toThrow();
  vi.stubEnv('MANDATE_DATA_KEYS', keyOf('two'));
  expect(() => unwrapKey('con_1', wrapped)).toThrow('is missing');
});
