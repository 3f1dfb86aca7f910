import { describe, expect, test } from 'vitest';
import {
  aCampaign,
  aFacts,
  aMoment,
  anAction,
  anAgent,
  millions,
} from '../../../tests/support/builders/gate';
import { decide } from '../gate/decide';
import type { Facts } from '../gate/facts';
import type { Finding } from '../gate/finding';
import { findingsWorsened } from './findings-worsened';

const aFinding = (numbers: Finding['numbers'], over: Partial<Finding> = {}): Finding => ({
  rule: 'policy.example',
  verdict: 'escalate',
  message: 'Asks.',
  numbers,
  remedy: null,
  ...over,
});
const kindsOf = (approved: Finding[], current: Finding[]) =>
  findingsWorsened(approved, current).map(({ rule, kind }) => `${rule} ${kind}`);
const compare = (before: Finding['numbers'], after: Finding['numbers']) =>
  kindsOf([aFinding(before)], [aFinding(after)]);
const worse = ['policy.example worse'];

describe('numbers', () => {
  test('that are the same or better are no difference', () => {
    expect(compare({ value: 3, limit: 2, worse: 'higher' }, { value: 3, limit: 2, worse: 'higher' })).toEqual(
      [],
    );
    expect(
      compare({ value: 3, limit: 2, worse: 'higher' }, { value: 2.5, limit: 2, worse: 'higher' }),
    ).toEqual([]);
    expect(compare({ value: 1, limit: 2, worse: 'lower' }, { value: 1.5, limit: 2, worse: 'lower' })).toEqual(
      [],
    );
  });

  test('that moved the worse way are, and so is a limit that gave way', () => {
    expect(compare({ value: 3, limit: 2, worse: 'higher' }, { value: 4, limit: 2, worse: 'higher' })).toEqual(
      worse,
    );
    expect(compare({ value: 3, limit: 2, worse: 'higher' }, { value: 3, limit: 1, worse: 'higher' })).toEqual(
      worse,
    );
    expect(compare({ value: 1, limit: 2, worse: 'lower' }, { value: 0.5, limit: 2, worse: 'lower' })).toEqual(
      worse,
    );
    expect(compare({ value: 1, limit: 2, worse: 'lower' }, { value: 1, limit: 3, worse: 'lower' })).toEqual(
      worse,
    );
  });

  test('of money compare as whole numbers, not as text or floats', () => {
    const micros = (value: string) => ({ value, limit: '5', worse: 'higher' });
    expect(compare(micros('9'), micros('10'))).toEqual(worse);
    expect(compare(micros('10'), micros('9'))).toEqual([]);
    expect(compare(micros('90071992547409920'), micros('90071992547409921'))).toEqual(worse);
  });

  test('that cannot be compared count as worse', () => {
    expect(compare({ value: 3, limit: 2, worse: 'higher' }, { limit: 2, worse: 'higher' })).toEqual(worse);
    expect(compare({ value: 3 }, { value: 2 })).toEqual(worse);
  });
});

describe('findings', () => {
  test('of another rule, or of another measure of the same rule, are new', () => {
    expect(kindsOf([], [aFinding({})])).toEqual(['policy.example new']);
    expect(kindsOf([aFinding({ measure: 'a' })], [aFinding({ measure: 'b' })])).toEqual([
      'policy.example new',
    ]);
  });

  test('that deny are never among those a person has approved', () => {
    expect(kindsOf([aFinding({})], [aFinding({}, { verdict: 'deny' })])).toEqual(['policy.example new']);
  });

  test('that only inform, or are gone, are no difference', () => {
    expect(kindsOf([aFinding({})], [aFinding({}, { rule: 'gate.authority', verdict: 'allow' })])).toEqual([]);
    expect(kindsOf([aFinding({})], [])).toEqual([]);
  });
});

test('what an approval carries at the claim is compared with what was shown', () => {
  const facts = (revenue: number, over: Partial<Facts> = {}) =>
    aFacts({ target: aCampaign({ revenueMicros: millions(revenue) }), requester: anAgent(), ...over });
  const shown = decide(anAction(), facts(900), aMoment);
  const approval = { id: 'apr_1', approvedRules: ['policy.roas-floor'], actionHash: 'hash-1' };
  const claim = (revenue: number) => decide(anAction(), facts(revenue, { approval }), aMoment);
  expect(shown.verdict).toBe('escalate');
  expect(claim(900).verdict).toBe('allow');
  expect(findingsWorsened(shown.findings, claim(900).findings)).toEqual([]);
  expect(findingsWorsened(shown.findings, claim(950).findings)).toEqual([]);
  expect(findingsWorsened(shown.findings, claim(850).findings)).toMatchObject([
    { rule: 'policy.roas-floor', kind: 'worse' },
  ]);
});
