import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Comparable, findLikenesses } from './likeness';
import { comparedName, compareNames } from './person-name';
import { phoneKey } from './phone-key';

const somebody = (id: string, known: Partial<Comparable> = {}): Comparable => ({
  id,
  name: 'Ada King',
  email: `${id}@acme.example`,
  phone: null,
  countryCode: null,
  accountId: null,
  ...known,
});
const found = (...people: Comparable[]) =>
  findLikenesses(people).map(({ a, b, confidence, reasons }) => [a, b, confidence, ...reasons]);
const names = (a: string, b: string) => {
  const [one, other] = [comparedName(a), comparedName(b)];
  return one && other && compareNames(one, other);
};

test.each([
  ['Ada King', 'ADA  KING', 'same'],
  ['Ada King', 'King, Ada', 'same'],
  ['Jürgen Müller', 'Jurgen Muller', 'near'],
  ['Jürgen Müller', 'Juergen Mueller', 'near'],
  ['A. King', 'Ada King', 'near'],
  ['Ada M. King', 'Ada King', 'near'],
  ['Ada King', 'Ann King', 'different'],
  ['Ada King', 'Ada Kingsley', 'different'],
])('%s and %s are %s', (a, b, verdict) => {
  expect(names(a, b)).toBe(verdict);
  expect(names(b, a)).toBe(verdict);
});

test.each([
  ['+49 (0) 30 901820', null, '4930901820'],
  ['030 / 901820', 'DE', '4930901820'],
  ['0049 30 901820 ext. 12', null, '4930901820'],
  ['(415) 555-0100', 'US', '14155550100'],
  ['030 901820', null, null],
  ['+49 12', null, null],
])('%s in %s is compared as %s', (phone, country, key) => expect(phoneKey(phone, country)).toBe(key));

describe('likely duplicates', () => {
  it('are the same name at the same company, by domain or account', () => {
    expect(found(somebody('a'), somebody('b'))).toEqual([['a', 'b', 0.8, 'same_name']]);
    expect(
      found(
        somebody('a', { email: null, accountId: 'acc' }),
        somebody('b', { email: 'a@gmail.com', accountId: 'acc' }),
      ),
    ).toHaveLength(1);
    expect(found(somebody('a'), somebody('b', { email: 'ada@other.example' }))).toEqual([]);
    expect(found(somebody('a', { email: 'a@gmail.com' }), somebody('b', { email: 'b@gmail.com' }))).toEqual(
      [],
    );
  });

  it('are surer by each further reason, and never two names at one number', () => {
    const phone = '+49 30 901820';
    expect(found(somebody('a', { phone }), somebody('b', { phone }))).toEqual([
      ['a', 'b', 0.94, 'same_name', 'same_phone'],
    ]);
    expect(found(somebody('a', { phone }), somebody('b', { phone, name: 'Bob Hill' }))).toEqual([]);
    expect(found(somebody('a', { phone }), somebody('b', { phone, name: null }))).toHaveLength(1);
  });

  it('are never those who share a role mailbox', () => {
    expect(found(somebody('a', { email: 'info@acme.example' }), somebody('b'))).toEqual([]);
  });

  it('do not depend on the order in which people are looked at', () => {
    const anybody = fc.record({
      name: fc.constantFrom('Ada King', 'A. King', 'Ada Kíng', null),
      phone: fc.constantFrom('+49 30 901820', null),
      accountId: fc.constantFrom('acc', null),
    });
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 6 }), (all) => {
        const people = all.map((known, i) => somebody(`c${i}`, { ...known, email: null }));
        expect(found(...[...people].reverse())).toEqual(found(...people));
      }),
    );
  });
});
