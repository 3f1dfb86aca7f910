import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planTarget } from './plan-target';

const done = (id: string, before: number, ours: number) => ({
  id,
  checkpoint: { bid: before },
  intended: { bid: ours },
});
const verdicts = (plans: ReturnType<typeof planTarget>) => plans.map(({ id, verdict }) => `${id} ${verdict}`);

describe('actions on one object', () => {
  test('lead back to the value before the first of them', () => {
    const plans = planTarget([done('b', 20, 30), done('a', 10, 20)], { bid: 30 });
    expect(plans.map(({ restore }) => restore)).toEqual([{ bid: 20 }, { bid: 10 }]);
  });

  test('all stay as they are under a later edit of a person', () => {
    const plans = planTarget([done('b', 20, 30), done('a', 10, 20)], { bid: 44 });
    expect(verdicts(plans)).toEqual(['b conflict', 'a conflict']);
    expect(plans.every(({ restore }) => Object.keys(restore).length === 0)).toBe(true);
  });

  test('are already back where somebody has put back the first value', () => {
    expect(verdicts(planTarget([done('a', 10, 20)], { bid: 10 }))).toEqual(['a nothing_to_do']);
  });

  test('of any number, undisturbed, always end where it began; disturbed, they never touch the edit', () => {
    const chain = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(chain, fc.option(fc.integer({ min: 100, max: 105 })), (values, edit) => {
        const steps = values.slice(1).map((ours, i) => done(String(i), values[i] ?? 0, ours));
        const live = { bid: edit ?? values.at(-1) ?? 0 };
        const restores = planTarget(steps.toReversed(), live).map(({ restore }) => restore);
        const end = Object.assign({}, live, ...restores) as typeof live;
        expect(end.bid).toBe(edit ?? values[0]);
      }),
    );
  });
});
