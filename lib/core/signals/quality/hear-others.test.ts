import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Fact, Facts } from '../../profiles/facts';
import { type Statement, statementOf } from '../../profiles/statement';
import { type SignalInput, signalInputSchema } from '../signal-kinds';
import { hearOthers, judgedByCorrection, nothingHeard } from './hear-others';

const dayMs = 86_400_000;
const nowMs = Date.parse('2026-11-25T10:00:00Z');
const daysAgo = (days: number) => new Date(nowMs - days * dayMs).toISOString();
const fact = (value: Fact[0], source: string, days = 1): Fact => [value, daysAgo(days), source, 'm0'];

const signal = (payload: object, source = 'crm', kind = 'contact.identified'): SignalInput =>
  signalInputSchema.parse({ kind, source, messageId: 'm1', occurredAt: daysAgo(0), payload });
const says = (person: object, source?: string) =>
  signal({ person: { ids: [{ type: 'user', value: 'u1' }], ...person } }, source);
const hear = (facts: Facts, input: SignalInput, accountId: string | null = null) =>
  hearOthers(facts, input, statementOf(input) as Statement, accountId);
const title = (value: string) => says({ title: value });

describe('what other sources had said', () => {
  it('agrees or contradicts by field, and never a source with itself', () => {
    const facts = {
      title: fact('VP Sales', 'website'),
      region: fact('Nordics', 'files'),
      name: fact('A', 'crm'),
    };
    expect(hear(facts, says({ title: 'VP Sales', region: 'DACH', name: 'B' }))).toMatchObject({
      agreeing: ['website'],
      contradicting: ['files'],
    });
    expect(hear(facts, title('vp  sales ')).agreeing).toEqual(['website']);
  });

  it('counts of the account too, and of traits only that they agree', () => {
    const facts = {
      account: fact('acc_1', 'website'),
      'traits.plan': fact('pro', 'billing'),
      'traits.visits': fact(3, 'billing'),
    };
    expect(hear(facts, says({}), 'acc_1').agreeing).toEqual(['website']);
    expect(hear(facts, says({}), 'acc_2').contradicting).toEqual(['website']);
    expect(hear(facts, says({ traits: { plan: 'pro', visits: 3 } }))).toMatchObject({
      agreeing: ['billing'],
      judged: [],
    });
    expect(hear(facts, says({ traits: { plan: 'free', visits: 4 } }))).toBe(nothingHeard);
  });

  it('says nothing of an address, nor after 90 days, nor where nobody knows who said it', () => {
    const address = { email: 'ada@acme.example' };
    expect(hear({ email: fact('ada@acme.example', 'website') }, says(address))).toBe(nothingHeard);
    expect(hear({ title: fact('VP', 'website', 91) }, title('CEO'))).toBe(nothingHeard);
    expect(hear({ title: fact('VP', 'website', 90) }, title('CEO')).contradicting).toEqual(['website']);
    expect(hear({ title: fact('VP', '') }, title('VP'))).toBe(nothingHeard);
    expect(hear({}, title('VP'))).toBe(nothingHeard);
    expect(hear({ title: fact('VP', 'website') }, says({}))).toBe(nothingHeard);
  });

  it('is the word of a person as well, whom nothing is learnt of', () => {
    expect(hear({ title: fact('VP', 'correction') }, title('VP'))).toMatchObject({
      agreeing: ['correction'],
      judged: [],
    });
  });
});

describe('a claim is judged', () => {
  it('borne out by another source that later says the same, never wrong by one that says another thing', () => {
    const claim = { field: 'title', source: 'website', borneOut: true, by: 'agreement' };
    expect(hear({ title: fact('VP', 'website', 300) }, title('VP')).judged).toEqual([claim]);
    expect(hear({ title: fact('VP', 'website') }, title('CEO')).judged).toEqual([]);
    expect(hear({ title: fact('VP', 'website', -1) }, title('VP')).judged).toEqual([]);
    expect(hear({ title: fact('VP', 'crm') }, title('VP')).judged).toEqual([]);
  });

  test.each([
    ['delivered', null, true],
    ['opened', null, true],
    ['clicked', null, true],
    ['replied', null, true],
    ['bounced', 'hard', false],
    ['bounced', 'soft', null],
    ['complained', null, null],
    ['unsubscribed', null, null],
    ['sent', null, null],
  ] as const)('of an address, by mail that was %s (%s): %s', (report, bounce, borneOut) => {
    const facts = { email: fact('ada@acme.example', 'website') };
    const input = (address: string, source = 'mail') =>
      signal(
        { report, bounce, person: { ids: [{ type: 'email', value: address }] } },
        source,
        'email.reported',
      );
    expect(hear(facts, input('Ada@acme.example')).judged).toEqual(
      borneOut === null ? [] : [{ field: 'email', source: 'website', borneOut, by: 'report' }],
    );
    expect(hear(facts, input('other@acme.example')).judged).toEqual([]);
    expect(hear(facts, input('ada@acme.example', 'website')).judged).toEqual([]);
    expect(
      hear({ email: fact('ada@acme.example', 'website', -1) }, input('ada@acme.example')).judged,
    ).toEqual([]);
  });

  it('wrong by a person who puts it right, of each field whoever had said it', () => {
    const facts = {
      title: fact('VP', 'website'),
      name: fact('A', 'correction'),
      phone: fact(null, 'crm'),
      region: fact('DACH', ''),
      email: fact('a@b.example', 'crm'),
    };
    expect(judgedByCorrection(facts, ['title', 'name', 'phone', 'region', 'language'])).toEqual([
      { field: 'title', source: 'website', borneOut: false, by: 'person' },
    ]);
  });

  it('in no case of the source that speaks', () => {
    const source = fc.constantFrom('crm', 'website', 'files', '', 'correction');
    const word = fc.constantFrom('VP', 'vp', 'CEO', null);
    const facts = fc.dictionary(
      fc.constantFrom('title', 'name', 'region', 'email', 'traits.plan'),
      fc
        .tuple(word, fc.integer({ min: -100, max: 400 }), source)
        .map(([value, days, from]) => fact(value, from, days)),
    );
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom('VP', 'CEO'),
        fc.constantFrom('crm', 'website'),
        (known, value, from) => {
          const heard = hear(
            known,
            says({ title: value, name: value, region: value, traits: { plan: value } }, from),
          );
          const named = [
            ...heard.agreeing,
            ...heard.contradicting,
            ...heard.judged.map((claim) => claim.source),
          ];
          expect(named).not.toContain(from);
          expect(named).not.toContain('');
          expect(heard.judged.every(({ borneOut, by }) => borneOut && by === 'agreement')).toBe(true);
        },
      ),
    );
  });
});
