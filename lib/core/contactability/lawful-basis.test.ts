import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  aConsent,
  anyConsent,
  anyContactFacts,
  anyContactRules,
  someContactFacts,
} from '../../../tests/support/builders/contact-facts';
import { aMoment } from '../../../tests/support/builders/gate';
import type { ConsentFact } from './contact-facts';
import { type ContactRules, defaultContactRules } from './contact-rules';
import { jurisdictionOf } from './jurisdiction/jurisdiction';
import { lawfulBasisOf } from './lawful-basis';
import type { ContactChannel, Purpose } from './purposes';

const nowhere = { countryCode: null, region: null, phone: null, email: null };
const basis = (
  where: string | null,
  purpose: Purpose,
  channel: ContactChannel,
  consents: ConsentFact[],
  rules: ContactRules = defaultContactRules,
) => {
  const jurisdiction = jurisdictionOf({ ...nowhere, region: where });
  const facts = someContactFacts({ purpose, channel, consents, jurisdiction });
  return lawfulBasisOf(facts, facts, rules, aMoment)?.basis ?? null;
};
const of = (basisName: ConsentFact['basis'], purpose: Purpose, occurredAt = '2026-11-01T00:00:00Z') =>
  aConsent({ basis: basisName, purpose, occurredAt });

describe('what each pack takes for a ground', () => {
  test.each<[string | null, Purpose, ContactChannel, ConsentFact['basis'] | null, string | null]>([
    ['SE', 'marketing', 'email', null, null],
    ['SE', 'marketing', 'email', 'existing_customer', 'existing_customer'],
    ['SE', 'marketing', 'email', 'legitimate_interest', null],
    ['SE', 'marketing', 'phone', 'existing_customer', null],
    ['SE', 'sales_outreach', 'email', 'legitimate_interest', 'legitimate_interest'],
    ['Germany', 'sales_outreach', 'email', 'legitimate_interest', null],
    ['DACH', 'sales_outreach', 'email', 'legitimate_interest', null],
    ['SE', 'sales_outreach', 'sms', 'legitimate_interest', null],
    ['SE', 'service', 'email', 'contract', 'contract'],
    ['SE', 'service', 'email', null, null],
    ['Canada', 'sales_outreach', 'email', 'legitimate_interest', null],
    ['Canada', 'sales_outreach', 'email', 'implied_inquiry', 'implied_inquiry'],
    ['Canada', 'service', 'email', null, 'not_required'],
    ['US', 'marketing', 'email', null, 'not_required'],
    ['US', 'marketing', 'sms', null, null],
    ['US', 'marketing', 'sms', 'existing_customer', null],
    ['US', 'sales_outreach', 'phone', 'existing_customer', 'existing_customer'],
    [null, 'sales_outreach', 'email', 'legitimate_interest', null],
    [null, 'marketing', 'email', null, null],
    [null, 'marketing', 'sms', 'double_opt_in', 'double_opt_in'],
    ['India', 'marketing', 'email', null, null],
  ])('%s, %s by %s, on record: %s', (where, purpose, channel, recorded, expected) => {
    expect(basis(where, purpose, channel, recorded ? [of(recorded, purpose)] : [])).toBe(expected);
  });

  it('lets implied consent lapse: six months after an inquiry, two years after a purchase, in Canada', () => {
    const at = (name: ConsentFact['basis'], when: string) =>
      basis('Canada', 'marketing', 'email', [of(name, 'marketing', when)]);
    expect(at('implied_inquiry', '2026-05-26T00:00:00Z')).toBe('implied_inquiry');
    expect(at('implied_inquiry', '2026-05-25T00:00:00Z')).toBeNull();
    expect(at('existing_customer', '2024-11-26T00:00:00Z')).toBe('existing_customer');
    expect(at('existing_customer', '2024-11-25T00:00:00Z')).toBeNull();
  });

  it('counts nothing from the future and nothing that ran out', () => {
    const late = aConsent({ occurredAt: '2026-11-26T00:00:00Z' });
    const over = aConsent({ expiresAt: aMoment.toISOString() });
    expect(basis('SE', 'marketing', 'email', [late, over])).toBeNull();
  });
});

describe('a no', { timeout: 60_000 }, () => {
  const no = aConsent({ id: 'cst_2', status: 'withdrawn', occurredAt: '2026-10-01T00:00:00Z' });

  it('beats every older yes, also where the law asks for none', () => {
    expect(basis('SE', 'marketing', 'email', [aConsent(), no])).toBeNull();
    expect(basis('US', 'marketing', 'email', [no])).toBeNull();
  });

  it('is overcome by a yes of their own given later, and by no ground that we claim', () => {
    expect(basis('SE', 'marketing', 'email', [no, of('consent', 'marketing')])).toBe('consent');
    expect(basis('SE', 'marketing', 'email', [no, of('existing_customer', 'marketing')])).toBeNull();
    expect(basis('SE', 'marketing', 'email', [no, of('consent', 'marketing', no.occurredAt)])).toBeNull();
  });

  it('to marketing is one to sales outreach, and none to what serves a contract', () => {
    const yes = of('consent', 'sales_outreach', '2026-06-01T00:00:00Z');
    expect(basis('SE', 'sales_outreach', 'email', [yes, no])).toBeNull();
    expect(basis('SE', 'service', 'email', [of('contract', 'service'), no])).toBe('contract');
  });

  it('added at the latest moment leaves no ground, whatever is on record', () => {
    fc.assert(
      fc.property(anyContactFacts, anyContactRules, (facts, rules) => {
        const latest = aConsent({
          status: 'withdrawn',
          purpose: facts.purpose,
          occurredAt: '2027-01-01T00:00:00Z',
        });
        const withNo = { ...facts, consents: [...facts.consents, latest] };
        expect(lawfulBasisOf(withNo, withNo, rules, aMoment)).toBeNull();
      }),
    );
  });
});

it('does not depend on the order in which consents are read', () => {
  const inAnyOrder = fc.array(anyConsent, { maxLength: 6 }).chain((consents) =>
    fc.record({
      consents: fc.constant(consents),
      shuffled: fc.shuffledSubarray(consents, { minLength: consents.length }),
    }),
  );
  fc.assert(
    fc.property(anyContactFacts, anyContactRules, inAnyOrder, (facts, rules, { consents, shuffled }) => {
      const found = (list: ConsentFact[]) =>
        lawfulBasisOf(facts, { ...facts, consents: list }, rules, aMoment);
      expect(found(shuffled)).toEqual(found(consents));
    }),
  );
});
