import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { buyingRoles } from './buying-role';
import { type BuyingBehaviour, inferBuyingRole, noBehaviour } from './infer-buying-role';

const did = (change: Partial<BuyingBehaviour>): BuyingBehaviour => ({ ...noBehaviour, ...change });

test.each([
  ['Chief Marketing Officer', 'decision_maker'],
  ['Geschäftsführerin', 'decision_maker'],
  ['Directeur général', 'decision_maker'],
  ['Directora General', 'decision_maker'],
  ['VP Sales', 'decision_maker'],
  ['Head of Procurement', 'gatekeeper'],
  ['Senior Buyer', 'gatekeeper'],
  ['Leiterin Einkauf', 'gatekeeper'],
  ['Strategischer Einkäufer', 'gatekeeper'],
  ['Datenschutzbeauftragte', 'gatekeeper'],
  ['Responsable des achats', 'gatekeeper'],
  ['Acheteuse', 'gatekeeper'],
  ['Jefa de Compras', 'gatekeeper'],
  ['Abogado', 'gatekeeper'],
  ['General Counsel', 'gatekeeper'],
  ['Solution Architect', 'influencer'],
  ['Berater Digitalisierung', 'influencer'],
  ['Ingénieure', 'influencer'],
  ['Analista de datos', 'influencer'],
  ['Marketing Assistant', 'user'],
  ['Sachbearbeiterin Vertrieb', 'user'],
  ['Chargée de communication', 'user'],
  ['Auxiliar administrativo', 'user'],
] as const)('%s is a %s', (title, role) => {
  const found = inferBuyingRole(title);
  expect(found.role).toBe(role);
  expect(found.reasons.length).toBeGreaterThan(0);
});

describe('the role', () => {
  it('is unknown where nothing is known, and where what is known says nothing clear', () => {
    expect(inferBuyingRole(null)).toMatchObject({ role: 'unknown', confidence: 0.2 });
    expect(inferBuyingRole('')).toMatchObject({ role: 'unknown' });
    expect(inferBuyingRole('Ninja')).toMatchObject({ role: 'unknown' });
    expect(inferBuyingRole('x'.repeat(500))).toMatchObject({ role: 'unknown' });
  });

  it('is that of a champion by what a manager does', () => {
    const found = inferBuyingRole('Marketing Manager', did({ advocacy: 3, comparison: 2, conversation: 1 }));
    expect(found.role).toBe('champion');
    expect(found.confidence).toBeGreaterThan(0.7);
    expect(found.reasons[0]).toContain('brought a colleague along');
  });

  it('follows from behaviour where there is no title', () => {
    expect(inferBuyingRole(null, did({ handsOn: 12 })).role).toBe('user');
    expect(inferBuyingRole(null, did({ diligence: 7 })).role).toBe('gatekeeper');
  });

  it('stays a decision of the top, however much the top tries out', () => {
    expect(inferBuyingRole('CEO', did({ handsOn: 3 })).role).toBe('decision_maker');
  });

  it('is of the closed set, with chances that add up and no word of the title, for any text', () => {
    const behaviour = fc.record<BuyingBehaviour>({
      pricing: fc.nat(99),
      comparison: fc.nat(99),
      handsOn: fc.nat(99),
      diligence: fc.nat(99),
      advocacy: fc.nat(99),
      conversation: fc.nat(99),
    });
    fc.assert(
      fc.property(fc.option(fc.string({ unit: 'grapheme' })), behaviour, (title, done) => {
        const { role, confidence, chances, reasons } = inferBuyingRole(title, done);
        expect(buyingRoles).toContain(role);
        expect(chances.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9);
        expect(confidence).toBeCloseTo(chances[0]?.chance ?? 0, 12);
        expect(reasons).toEqual(inferBuyingRole(title, done).reasons);
        expect(reasons.join(' ')).not.toContain('<script>');
      }),
    );
  });
});
