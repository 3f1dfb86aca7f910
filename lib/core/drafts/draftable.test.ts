import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeAction, type PayloadOf } from '../actions/catalogue';
import {
  type DraftableKind,
  type DraftTexts,
  draftableKinds,
  draftFieldsOf,
  readTexts,
  writeTexts,
} from './draftable';

const payloads: { [K in DraftableKind]: PayloadOf<K> } = {
  'crm.contact.assign-owner': {
    contactId: 'con_1',
    ownerExternalId: 'own_1',
    context: { score: 0.5, reasons: ['It is likely.'], signalId: 'sig_1' },
  },
  'email.message.send': {
    contactId: 'con_1',
    purpose: 'sales_outreach',
    subject: 'Hello',
    body: 'How are you?',
    sequence: { id: 'seq_1', step: 2 },
    sourceIds: ['source-1'],
  },
};
const line = fc.string({ minLength: 1, maxLength: 150 }).filter((text) => text.trim() !== '');
const written: { [K in DraftableKind]: fc.Arbitrary<object> } = {
  'crm.contact.assign-owner': fc.record({ reasons: fc.array(line, { minLength: 1, maxLength: 5 }) }),
  'email.message.send': fc.record({ subject: line, body: line }),
};
/** What a model would have to add to reach anything but the words. */
const orders = fc.dictionary(
  fc.constantFrom(
    'kind',
    'contactId',
    'ownerExternalId',
    'toMicros',
    'purpose',
    'sequence',
    'approver',
    'context',
  ),
  fc.constantFrom<unknown>('con_2', 'own_2', '999', null, { score: 1 }),
);

test.each(draftableKinds)('%s: whatever is written, nothing but its words changes', (kind) => {
  const before = payloads[kind];
  const blank = (payload: unknown) => {
    const copy = structuredClone(payload) as Record<string, unknown> & { context?: Record<string, unknown> };
    for (const field of draftFieldsOf(kind)) {
      delete copy[field];
      delete copy.context?.[field];
    }
    return copy;
  };
  fc.assert(
    fc.property(written[kind], (texts) => {
      const after = writeTexts(kind, before, texts as DraftTexts);
      expect(blank(after)).toEqual(blank(before));
      expect(Object.keys(readTexts(kind, after)).sort()).toEqual([...draftFieldsOf(kind)].sort());
      const [was, is] = [describeAction(kind, before), describeAction(kind, after)];
      expect(is.target).toEqual(was.target);
      expect(is.reaches).toEqual(was.reaches);
      expect(is.addedDailySpend(null)).toBe(was.addedDailySpend(null));
    }),
    { numRuns: 50 },
  );
});

test.each(draftableKinds)('%s: an answer with anything beside the words is not taken', (kind) => {
  fc.assert(
    fc.property(written[kind], orders, (texts, more) => {
      fc.pre(Object.keys(more).length > 0);
      expect(() => writeTexts(kind, payloads[kind], { ...more, ...texts } as DraftTexts)).toThrow();
    }),
    { numRuns: 50 },
  );
});
