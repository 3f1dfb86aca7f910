import { expect, it } from 'vitest';
import { countryCodeOf } from './country-code';
import { flattenTraits } from './flatten-traits';

it('opens objects, and keeps lists as JSON text', () => {
  expect(flattenTraits({ a: { b: { c: 1 } }, list: [1, { d: 2 }], empty: {}, no: null, yes: true })).toEqual({
    'a.b.c': 1,
    list: '[1,{"d":2}]',
    empty: '{}',
    no: null,
    yes: true,
  });
});

it('cuts long text visibly, never within a character, and keeps whole what would need too long a name', () => {
  expect(flattenTraits({ a: 'x'.repeat(1001) }).a).toBe(`${'x'.repeat(999)}…`);
  expect(flattenTraits({ a: `${'x'.repeat(998)}😀😀` }).a).toBe(`${'x'.repeat(998)}…`);
  const long = 'n'.repeat(50);
  expect(flattenTraits({ [long]: { [long]: 1 } })).toEqual({ [long]: `{"${long}":1}` });
});

it('reaches into no prototype', () => {
  const traits = flattenTraits(JSON.parse('{"__proto__":{"polluted":true}}'));
  expect(Object.getPrototypeOf(traits)).toBe(Object.prototype);
  expect({}).not.toHaveProperty('polluted');
});

it.each([
  ['de', 'DE'],
  ['Germany', 'DE'],
  ['United States', 'US'],
  ['USA', 'US'],
  ['UK', 'GB'],
  ['United Kingdom', 'GB'],
  ['Atlantis', null],
])('%s is the country %s', (name, code) => expect(countryCodeOf(name)).toBe(code));
