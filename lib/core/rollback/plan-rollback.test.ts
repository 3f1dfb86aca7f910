import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRollback } from './plan-rollback';

describe('three-way undo', () => {
  const checkpoint = { ownerId: 'o-1', note: '' };
  const intended = { ownerId: 'o-2', note: 'Asked for a price' };

  test('puts back what is still ours', () => {
    const plan = planRollback({ checkpoint, intended, live: { ...intended, phone: 'x' } });
    expect(plan.verdict).toBe('restore');
    expect(plan.restore).toEqual(checkpoint);
  });

  test('has nothing to do where it is already as before', () => {
    const plan = planRollback({ checkpoint, intended, live: checkpoint });
    expect(plan).toMatchObject({ verdict: 'nothing_to_do', restore: {} });
  });

  test("leaves a person's later edit alone, says so, and still offers the rest", () => {
    const plan = planRollback({ checkpoint, intended, live: { ...intended, ownerId: 'o-3' } });
    expect(plan.verdict).toBe('conflict');
    expect(plan.restore).toEqual({ note: '' });
    expect(plan.fields.find(({ field }) => field === 'ownerId')).toEqual({
      field: 'ownerId',
      before: 'o-1',
      ours: 'o-2',
      live: 'o-3',
      outcome: 'conflict',
    });
  });

  test('leaves a value alone that a later action of ours set, also where it is the same', () => {
    const setLater = new Set(['ownerId']);
    const same = planRollback({ checkpoint, intended, live: intended, setLater });
    expect(same).toMatchObject({ verdict: 'conflict', restore: { note: '' } });
    const back = planRollback({ checkpoint, intended, live: checkpoint, setLater });
    expect(back).toMatchObject({ verdict: 'conflict', restore: {} });
    const overwrite = { ownerId: 'o-2' };
    expect(planRollback({ checkpoint, intended, live: intended, setLater, overwrite }).restore).toEqual(
      checkpoint,
    );
  });

  test('a value before that was nothing is put back as nothing', () => {
    const plan = planRollback({
      checkpoint: { ownerId: null },
      intended: { ownerId: 'o-2' },
      live: { ownerId: 'o-2' },
    });
    expect(plan.restore).toEqual({ ownerId: null });
  });

  test('a value before that was never read is not guessed', () => {
    const plan = planRollback({ checkpoint: {}, intended: { ownerId: 'o-2' }, live: { ownerId: 'o-2' } });
    expect(plan).toMatchObject({ verdict: 'conflict', restore: {} });
  });
});

const value = fc.constantFrom('a', 'b', 'c', 1, 2, true, null);
const state = fc.dictionary(fc.constantFrom('x', 'y', 'z', '__proto__'), value, { noNullPrototype: true });

test('never writes over a value that is not ours, nor a field that was not ours to set', () => {
  fc.assert(
    fc.property(state, state, state, (checkpoint, intended, live) => {
      const plan = planRollback({ checkpoint, intended, live });
      for (const [field, back] of Object.entries(plan.restore)) {
        expect(Object.hasOwn(intended, field)).toBe(true);
        expect(Object.hasOwn(live, field) && live[field] === intended[field]).toBe(true);
        expect(back).toBe(checkpoint[field]);
        expect(back).not.toBe(live[field]);
      }
      const changed = Object.keys(intended).some(
        (field) => live[field] !== intended[field] && live[field] !== checkpoint[field],
      );
      if (changed) expect(plan.verdict).toBe('conflict');
    }),
    { numRuns: 1000 },
  );
});

test('carried out and planned again, it has nothing left to restore', () => {
  fc.assert(
    fc.property(state, state, state, (checkpoint, intended, live) => {
      const { restore } = planRollback({ checkpoint, intended, live });
      expect(planRollback({ checkpoint, intended, live: { ...live, ...restore } }).restore).toEqual({});
    }),
  );
});
