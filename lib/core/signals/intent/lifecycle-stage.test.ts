import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type LifecycleFacts, lifecycleStage, lifecycleStages } from './lifecycle-stage';

const dayMs = 86_400_000;
const now = 20_000 * dayMs;
const ago = (days: number) => now - days * dayMs;
const nothing: LifecycleFacts = {
  engagement: { lastAtMs: null, people: 0, intent: 0 },
  qualifiedAtMs: null,
  deals: [],
};
const active = (days: number, intent: number, people = 1) => ({ lastAtMs: ago(days), intent, people });
const deal = (state: 'open' | 'won' | 'lost', days: number, endsAtMs: number | null = null) => ({
  state,
  atMs: ago(days),
  endsAtMs,
});

test.each<[string, Partial<LifecycleFacts>, string]>([
  ['nothing seen', {}, 'unaware'],
  ['active long ago', { engagement: active(200, 1) }, 'aware'],
  ['active now, little intent', { engagement: active(1, 5) }, 'aware'],
  ['active now', { engagement: active(1, 30) }, 'engaged'],
  ['one person with much intent', { engagement: active(1, 90) }, 'engaged'],
  ['several people with much intent', { engagement: active(1, 90, 3) }, 'considering'],
  ['qualified', { qualifiedAtMs: ago(10) }, 'considering'],
  ['qualified long ago', { qualifiedAtMs: ago(400) }, 'aware'],
  ['a deal open', { engagement: active(1, 90, 3), deals: [deal('open', 5)] }, 'opportunity'],
  ['won', { deals: [deal('won', 5), deal('open', 1)] }, 'customer'],
  ['won and ended', { deals: [deal('won', 500, ago(100))] }, 'former_customer'],
  ['won, ended, and open again', { deals: [deal('won', 500, ago(100)), deal('open', 3)] }, 'opportunity'],
  ['lost', { engagement: active(20, 30), deals: [deal('lost', 10)] }, 'lost'],
  ['lost, and back', { engagement: active(2, 30), deals: [deal('lost', 10)] }, 'engaged'],
  ['lost long ago', { engagement: active(400, 0), deals: [deal('lost', 300)] }, 'aware'],
  ['told of only later', { qualifiedAtMs: ago(-1), deals: [deal('open', -1)] }, 'unaware'],
])('%s', (_, change, stage) => {
  const found = lifecycleStage({ ...nothing, ...change }, now);
  expect(found.stage).toBe(stage);
  expect(found.reasons.length).toBeGreaterThan(0);
});

describe('the stage', () => {
  it('is one of the closed set for whatever is known, whatever order deals come in', () => {
    const at = fc.integer({ min: -1000, max: 1000 }).map(ago);
    const facts = fc.record<LifecycleFacts>({
      engagement: fc.record({ lastAtMs: fc.option(at), people: fc.nat(9), intent: fc.nat(100) }),
      qualifiedAtMs: fc.option(at),
      deals: fc.array(
        fc.record({ state: fc.constantFrom('open', 'won', 'lost'), atMs: at, endsAtMs: fc.option(at) }),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(facts, (known) => {
        const found = lifecycleStage(known, now);
        expect(lifecycleStages).toContain(found.stage);
        expect(lifecycleStage({ ...known, deals: [...known.deals].reverse() }, now)).toEqual(found);
      }),
    );
  });
});
