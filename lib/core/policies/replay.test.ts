import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCase } from '@/tests/support/builders/arbitrary-gate';
import {
  aBudget,
  aBudgetChange,
  aContact,
  aContactFacts,
  aFacts,
  aMoment,
  anAgent,
  anEmail,
  aPolicy,
  aPolicyBody,
  aScope,
  aScopeBody,
  millions,
  outreachFacts,
} from '@/tests/support/builders/gate';
import { ordinaryCase } from '@/tests/support/builders/ordinary-case';
import { decide } from '../gate/decide';
import type { Facts, GateAction } from '../gate/facts';
import { isUnknown } from '../gate/facts';
import { replay } from './replay';
import type { ReplayRecord } from './replay-record';
import { replayResultSchema } from './replay-result';

let serial = 0;
/** What the gate would have recorded of this action: its true answer and a status that fits it. */
function recordOf(action: GateAction, facts: Facts, over: Partial<ReplayRecord> = {}): ReplayRecord {
  serial += 1;
  const at = over.at ?? aMoment;
  const { verdict } = decide(action, facts, at);
  const status = { allow: 'observed', escalate: 'awaiting_approval', deny: 'denied' } as const;
  return {
    decisionId: `dec_${serial}`,
    actionId: `act_${serial}`,
    agentId: facts.requester.type === 'agent' ? facts.requester.id : null,
    stage: 'submit',
    at,
    verdict,
    action,
    facts,
    status: status[verdict],
    ...over,
  };
}
const minutesLater = (minutes: number) => new Date(aMoment.getTime() + minutes * 60_000);
const run = (records: ReplayRecord[], draft: Parameters<typeof replay>[0]) => {
  const verdicts: string[] = [];
  const one = replay(draft, { onDecision: (_record, { verdict }) => verdicts.push(verdict) });
  for (const record of records) one.take(record);
  return { result: replayResultSchema.parse(one.result()), verdicts };
};

describe('replay of the same policy', () => {
  it('changes nothing, bit for bit', () => {
    const cases = fc.oneof(
      anyCase,
      ordinaryCase.map((one) => ({ ...one, now: aMoment })),
    );
    fc.assert(
      fc.property(fc.array(cases, { maxLength: 12 }), (stream) => {
        const body = aPolicyBody();
        const scope = aScopeBody({ maxActionsPerDay: 5 });
        const records = stream.map(({ action, facts, now }) => {
          const { requester } = facts;
          const known: Facts = {
            ...facts,
            // As a database gives them back: the same, in another order and another object.
            policy: { ...aPolicy(), body: structuredClone(body) },
            requester:
              requester.type === 'agent' ? { ...requester, scope: { ...aScope(), body: scope } } : requester,
          };
          return recordOf(action, known, { at: now });
        });
        const seen: string[] = [];
        const same = replay(
          { policy: body, scope: { agentId: 'agt_1', body: structuredClone(scope) } },
          { onDecision: (_record, decision) => seen.push(JSON.stringify(decision)) },
        );
        for (const record of records) same.take(record);
        expect(seen).toEqual(records.map((r) => JSON.stringify(decide(r.action, r.facts, r.at))));
        const { totals, money, messages, reviews, unknown, proposals } = same.result();
        expect(totals).toEqual({
          newly_allowed: 0,
          no_longer_asked: 0,
          newly_asked: 0,
          newly_refused: 0,
          unchanged: proposals,
        });
        expect(money).toEqual({ addedMicros: '0', takenAwayMicros: '0', windows: [] });
        expect(messages).toEqual({ more: 0, fewer: 0 });
        expect(reviews.after).toBe(reviews.before);
        expect(unknown).toEqual({
          assumedGranted: 0,
          againstAPerson: 0,
          startsElsewhere: 0,
          otherRules: 0,
          otherRoasWindow: expect.any(Number),
          unreadable: 0,
        });
      }),
      { numRuns: 150 },
    );
  });
});

describe('replay under another policy', () => {
  const small = (to: number) => aBudgetChange(to);
  const room = (needed: number, over: Partial<ReturnType<typeof aBudget>> = {}) =>
    aFacts({ budgets: [aBudget({ neededMicros: millions(needed), ...over })] });

  it('counts what is newly asked, carried on as if granted, with the finding that decides', () => {
    const { result } = run([recordOf(small(110), room(10))], {
      policy: aPolicyBody({ askAboveRelativeChange: 0.05 }),
    });
    expect(result.totals).toMatchObject({ newly_asked: 1, unchanged: 0 });
    expect(result.unknown.assumedGranted).toBe(1);
    expect(result.money).toMatchObject({ addedMicros: '0', takenAwayMicros: '0' });
    expect(result.reviews).toEqual({ before: 0, after: 1, minutesPerReview: 3 });
    expect(result.examples[0]).toMatchObject({
      category: 'newly_asked',
      before: { verdict: 'allow', rule: 'gate.authority' },
      after: { verdict: 'escalate', rule: 'policy.change-threshold' },
    });
  });

  it('uses what a person answered where it was asked then and is asked now', () => {
    const asked = recordOf(small(140), room(40), { status: 'observed' });
    expect(asked.verdict).toBe('escalate');
    const approved = aFacts({
      ...room(40),
      approval: { id: 'apr_1', approvedRules: ['policy.change-threshold'], actionHash: 'hash-1' },
    });
    const granted = recordOf(small(140), approved, {
      actionId: asked.actionId,
      stage: 'approval',
      status: 'observed',
    });
    expect(granted.verdict).toBe('allow');
    // Now asked for its confidence besides: the person who answered would have seen both.
    const { result, verdicts } = run([asked, granted], { policy: aPolicyBody({ askBelowConfidence: 0.9 }) });
    expect(verdicts).toEqual(['escalate', 'allow']);
    expect(result.totals).toMatchObject({ unchanged: 1, newly_asked: 0 });
  });

  it('says where it would have gone against what a person said', () => {
    const rejected = recordOf(small(140), room(40), { status: 'rejected' });
    const { result } = run([rejected], {
      policy: aPolicyBody({ askAboveRelativeChange: 1, askAboveAddedDailySpendMicros: millions(500) }),
    });
    expect(result.totals.no_longer_asked).toBe(1);
    expect(result.unknown.againstAPerson).toBe(1);
    expect(result.money.addedMicros).toBe(millions(40));
  });

  it('leaves out what earlier rules decided otherwise', () => {
    const earlier = {
      ...recordOf(small(110), room(10)),
      verdict: 'deny' as const,
      status: 'denied' as const,
    };
    const { result } = run([earlier], { policy: aPolicyBody({ askBelowConfidence: 0 }) });
    expect(result.unknown.otherRules).toBe(1);
    expect(result.totals).toMatchObject({ newly_allowed: 0, unchanged: 1 });
  });

  it('is not heard again once it was refused', () => {
    const scope = aScopeBody({ maxAddedDailySpendMicros: '0' });
    const submit = recordOf(small(110), room(10));
    const claim = recordOf(small(110), room(10), {
      actionId: submit.actionId,
      stage: 'claim',
      status: 'observed',
    });
    const { result, verdicts } = run([submit, claim], { scope: { agentId: 'agt_1', body: scope } });
    expect(verdicts).toEqual(['deny']);
    expect(result).toMatchObject({ decisions: 2, proposals: 1, totals: { newly_refused: 1 } });
    expect(result.money.takenAwayMicros).toBe(millions(10));
  });
});

describe('replay carries the consequences on', () => {
  const twice = (agent: Partial<ReturnType<typeof anAgent>> = {}) => anAgent({ id: 'agt_2', ...agent });
  const noSpend = { scope: { agentId: 'agt_1', body: aScopeBody({ maxAddedDailySpendMicros: '0' }) } };

  it('a denial frees the budget for what comes later in the window', () => {
    const first = recordOf(
      aBudgetChange(110),
      aFacts({ budgets: [aBudget({ neededMicros: millions(10) })] }),
    );
    const full = aFacts({
      requester: twice(),
      budgets: [aBudget({ committedMicros: millions(995), reservedMicros: '0', neededMicros: millions(10) })],
    });
    const second = recordOf(aBudgetChange(110), full, { at: minutesLater(60) });
    expect(second.verdict).toBe('deny');
    const { result } = run([first, second], noSpend);
    expect(result.totals).toMatchObject({ newly_refused: 1, newly_allowed: 1 });
    expect(result.unknown.startsElsewhere).toBe(1);
    expect(result.money.windows).toEqual([]);
  });

  it('what is newly allowed holds money that is not there for others', () => {
    const strict = aScope({ maxAddedDailySpendMicros: '0' });
    const refused = recordOf(
      aBudgetChange(110),
      aFacts({ requester: anAgent({ scope: strict }), budgets: [aBudget({ neededMicros: millions(10) })] }),
    );
    expect(refused.verdict).toBe('deny');
    const tight = aFacts({
      requester: twice(),
      target: { ...aFacts().target, id: 'cmp_2' } as Facts['target'],
      budgets: [aBudget({ committedMicros: millions(985), reservedMicros: '0', neededMicros: millions(10) })],
    });
    const action: GateAction = {
      ...aBudgetChange(110),
      payload: { campaignId: 'cmp_2', fromMicros: millions(100), toMicros: millions(110) },
    };
    const later = recordOf(action, tight, { at: minutesLater(60) });
    expect(later.verdict).toBe('allow');
    const { result } = run([refused, later], { scope: { agentId: 'agt_1', body: aScopeBody() } });
    expect(result.totals).toMatchObject({ newly_allowed: 1, newly_refused: 1 });
  });

  it('a lower daily budget is also lower in the next window', () => {
    const first = recordOf(
      aBudgetChange(110),
      aFacts({ budgets: [aBudget({ neededMicros: millions(10) })] }),
    );
    const tomorrow = aFacts({
      requester: twice(),
      budgets: [
        aBudget({
          windowId: 'bwn_2',
          committedMicros: millions(995),
          reservedMicros: '0',
          neededMicros: millions(10),
        }),
      ],
    });
    const second = recordOf(aBudgetChange(110), tomorrow, { at: minutesLater(14 * 60) });
    expect(second.verdict).toBe('deny');
    expect(run([first, second], noSpend).result.totals).toMatchObject({ newly_refused: 1, newly_allowed: 1 });
  });

  it('a message that is not sent makes room under the caps, one that is sent takes it', () => {
    const touched = (n: number) =>
      outreachFacts({
        requester: anAgent({ reviewed: { version: 60, kindInSegment: 60 } }),
        target: aContact({ contactedBefore: true }),
        contacts: [
          {
            contactId: 'con_1',
            facts: aContactFacts({
              touches: { channelToday: n, channelWeek: n, totalToday: n, totalWeek: n, ever: n },
            }),
          },
        ],
      });
    const sent = recordOf(anEmail(), touched(0));
    expect(sent.verdict).toBe('allow');
    const capped = recordOf(
      anEmail(),
      { ...touched(1), requester: anAgent({ id: 'agt_2', reviewed: { version: 60, kindInSegment: 60 } }) },
      { at: minutesLater(60) },
    );
    expect(capped.verdict).toBe('deny');
    const noMail = { scope: { agentId: 'agt_1', body: aScopeBody({ channels: ['ads'] }) } };
    const { result } = run([sent, capped], noMail);
    expect(result.totals).toMatchObject({ newly_refused: 1, newly_allowed: 1 });
    expect(result.messages).toEqual({ more: 1, fewer: 1 });
  });

  it("counts the agent's day where no scope counted it, and never an action against itself", () => {
    const facts = aFacts({ budgets: [] });
    const records = [1, 2, 3].flatMap((n) => {
      const submit = recordOf(aBudgetChange(104), facts, { at: minutesLater(n) });
      return [
        submit,
        recordOf(aBudgetChange(104), facts, {
          actionId: submit.actionId,
          stage: 'claim',
          at: minutesLater(n),
          status: 'observed',
        }),
      ];
    });
    const draft = { scope: { agentId: 'agt_1', body: aScopeBody({ maxActionsPerDay: 2 }) } };
    const { result, verdicts } = run(records, draft);
    expect(verdicts).toEqual(['allow', 'allow', 'allow', 'allow', 'deny']);
    expect(result.totals).toMatchObject({ unchanged: 2, newly_refused: 1 });
  });

  it('never counts a proposal twice, whatever the draft', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 10 }), (stream) => {
        const records = stream
          .filter(({ facts }) => !isUnknown(facts.policy))
          .map(({ action, facts, now }) => recordOf(action, facts, { at: now }));
        const { result } = run(records, { policy: aPolicyBody({ askBelowConfidence: 0.85, roasFloor: 5 }) });
        const { unchanged, ...changed } = result.totals;
        const total = Object.values(changed).reduce((sum, n) => sum + n, unchanged);
        expect(total).toBe(result.proposals);
        expect(unchanged).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
  });
});
