import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aScopeBody } from '../../../tests/support/builders/gate';
import { carryOut, propose } from '../../../tests/support/gate-world/act';
import { actionFor, anyStep } from '../../../tests/support/gate-world/any-step';
import { anyWorld } from '../../../tests/support/gate-world/any-world';
import { bound } from '../../../tests/support/gate-world/gather';
import { lookAtPeople, newWatch, take } from '../../../tests/support/gate-world/watch';
import {
  advance,
  type Budget,
  campaignOf,
  DAY_MS,
  HOUR_MS,
  type World,
} from '../../../tests/support/gate-world/world';

const addTo = (totals: Map<string, number>, more: ReadonlyMap<string, number>) => {
  for (const [name, count] of more) totals.set(name, (totals.get(name) ?? 0) + count);
};

describe('no sequence of allowed actions passes a cap', () => {
  test('of an action, a day, a week, a budget or a person, whatever several agents try', () => {
    const done = new Map<string, number>();
    const refusals = new Map<string, number>();
    const steps = fc.array(anyStep, { minLength: 100, maxLength: 200, size: 'max' });
    fc.assert(
      fc.property(anyWorld, steps, (world, taken) => {
        const watch = newWatch();
        for (const step of taken) take(world, step, watch);
        lookAtPeople(world, watch);
        addTo(done, watch.done);
        addTo(refusals, world.refusals);
        expect(watch.broken).toEqual([]);
      }),
      { numRuns: 8 },
    );
    // Otherwise it would hold because nothing was done, or nothing came near a cap.
    expect([...done.keys()].sort()).toEqual([
      'ads.campaign.pause',
      'ads.campaign.resume',
      'ads.campaign.set-bid',
      'ads.campaign.set-daily-budget',
      'email.message.send',
      'outreach.contact.enrol',
    ]);
    expect([...refusals.keys()]).toEqual(
      expect.arrayContaining([
        'budget.cap',
        'budget.next-window',
        'contact.frequency',
        'contact.one-purpose',
        'scope.added-spend',
        'scope.daily-actions',
        'scope.daily-change',
        'scope.daily-spend',
        'scope.drift',
        'scope.relative-change',
      ]),
    );
  });
});

describe('the end of a window', () => {
  test('no raise late in a week or month binds the next one above its cap', () => {
    const [made] = fc.sample(anyWorld, { numRuns: 1, seed: 1 });
    if (!made) throw new Error('No world was made.');
    const agent = { id: 'agt_1', scope: aScopeBody({ expiresAt: '2028-01-01T00:00:00Z' }) };
    for (const [period, lastDay, days] of [
      ['week', '2026-11-29', 7],
      ['month', '2026-02-28', 31],
    ] as const)
      for (const factor of [1.01, 1.2, 2, 5]) {
        const world: World = {
          ...structuredClone(made),
          agents: [agent],
          now: Date.parse(`${lastDay}T10:00Z`),
        };
        const budget: Budget = { id: 'bud_1', subject: { campaign: 'cmp_1' }, period, cap: 0n };
        const campaign = campaignOf(world, 'cmp_1');
        campaign.active = true;
        budget.cap = (campaign.money.daily * BigInt(days) * 11n) / 10n;
        world.budgets = [budget];
        const cleared = propose(
          world,
          agent,
          actionFor(world, { kind: 'budget', campaign: 'cmp_1', factor }),
        );
        expect(cleared !== null, `${period} ${factor}`).toBe(factor === 1.01);
        if (cleared) carryOut(world, agent, cleared);
        advance(world, DAY_MS);
        const { before, today, later } = bound(world, budget);
        expect(before + today + later <= budget.cap).toBe(true);
      }
  });
});

describe('many small edits', () => {
  /** Two agents that may move a budget by a fifth against seven days ago, and hardly anything else limits them. */
  function aPatientWorld(): World {
    const [world] = fc.sample(anyWorld, { numRuns: 1, seed: 1 });
    if (!world) throw new Error('No world was made.');
    const scope = aScopeBody({ maxDrift: 0.2, expiresAt: '2028-01-01T00:00:00Z' });
    return { ...world, budgets: [], agents: ['agt_1', 'agt_2'].map((id) => ({ id, scope })) };
  }

  /** Both agents in turn try to move the budget by the factor every two hours. @returns its share of what it was, by day. */
  function walk(world: World, factor: number, days: number): number[] {
    const first = Number(campaignOf(world, 'cmp_1').money.daily);
    return Array.from({ length: days }, () => {
      for (let turn = 0; turn < 12; turn++) {
        const agent = world.agents[turn % 2];
        const action = actionFor(world, { kind: 'budget', campaign: 'cmp_1', factor });
        const cleared = agent ? propose(world, agent, action) : null;
        if (agent && cleared) carryOut(world, agent, cleared);
        advance(world, 2 * HOUR_MS);
      }
      return Number(campaignOf(world, 'cmp_1').money.daily) / first;
    });
  }

  test("can't walk past the drift limit, up or down, in turns or alone", () => {
    for (const [factor, limit] of [
      [1.01, 1.2],
      [1.05, 1.2],
      [0.99, 0.8],
      [0.95, 0.8],
    ] as const) {
      const byDay = walk(aPatientWorld(), factor, 7);
      const furthest = factor > 1 ? Math.max(...byDay) : Math.min(...byDay);
      // As near to the limit as the last whole step comes, and not past it.
      expect(Math.abs(furthest - limit)).toBeLessThan(Math.abs(factor - 1) * 1.2);
      expect(factor > 1 ? furthest <= limit : furthest >= limit).toBe(true);
    }
  });

  test('come no further in a month than the limit for each week', () => {
    const byDay = walk(aPatientWorld(), 1.01, 28);
    byDay.forEach((share, day) => {
      const weekBefore = day < 7 ? 1 : (byDay[day - 7] ?? 1);
      expect(share / weekBefore).toBeLessThanOrEqual(1.2 * 1.01);
    });
    expect(byDay.at(-1)).toBeLessThanOrEqual(1.2 ** 4);
  });
});
