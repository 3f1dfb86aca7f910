import { describe, expect, it } from 'vitest';
import { planSchema } from '@/lib/core/runs/plan';
import { planRevisionSchema, type StepState } from '@/lib/core/runs/plan-revision';
import type { AccountContext, AccountPerson, Claim } from './account-context';
import { adaptPlan, type StepSoFar } from './adapt-plan';
import { planAccount } from './plan-account';

const person = (id: string, over: Partial<AccountPerson> = {}): AccountPerson => ({
  id,
  signalId: `sig_${id}`,
  quality: 0.9,
  traits: {},
  score: 0.5,
  isReachable: true,
  isSuppressed: false,
  limit: null,
  convertedAt: null,
  ownerExternalId: null,
  sequenceId: null,
  hasReplied: false,
  hasOpenRun: false,
  claimedBy: null,
  ...over,
});
const limits = { maxCost: null, maxReviewMinutes: null, maxContactsPerAccount: null };
type Over = Partial<Omit<AccountContext, 'play'>> & { play?: Partial<AccountContext['play']> };
const aContext = ({ play, ...over }: Over = {}): AccountContext => ({
  play: {
    id: 'ply_1',
    goal: 'They hear from us as one.',
    measure: 'conversions',
    target: null,
    reached: null,
    horizonDays: 30,
    outcomeValue: null,
    agents: 'all',
    limits,
    ...play,
  },
  account: { id: 'acc_1', tier: 'tier_1', industry: 'Logistics', roles: 2 },
  pages: 0,
  signalId: 'sig_con_1',
  people: [person('con_1', { score: 0.6 }), person('con_2'), person('con_3', { score: 0.4 })],
  inSequences: 0,
  campaigns: [
    {
      id: 'cmp_1',
      name: 'Brand',
      status: 'active',
      dailyBudgetMicros: '100000000',
      days: [],
      isShown: false,
    },
  ],
  agents: ['lead-router', 'sequencer', 'bid-and-budget'],
  records: {},
  claims: [],
  priority: 3,
  currency: 'EUR',
  today: '2026-05-20',
  ...over,
});
const parts = (context: AccountContext) =>
  planAccount(context).steps.map(({ agentKind, subject }) => `${agentKind} ${subject.id}`);
const whole = ['sequencer con_1', 'sequencer con_2', 'sequencer con_3', 'bid-and-budget acc_1'];

describe('a plan over an account', () => {
  it('has the people written to and the company shown a campaign, and says what else was weighed and why not', () => {
    const plan = planSchema.parse(planAccount(aContext()));
    expect(parts(aContext())).toEqual(whole);
    expect(plan.alternatives.map(({ whyNot }) => whyNot)).not.toContain(null);
    expect(plan.alternatives.at(-1)).toMatchObject({ agentKind: null, expectedValueMicros: '0' });
    const scores = plan.alternatives.map(({ expectedValueMicros }) => BigInt(expectedValueMicros));
    expect(scores.every((score) => score <= BigInt(plan.expectedValueMicros))).toBe(true);
    expect(planAccount(aContext())).toEqual(planAccount(aContext()));
  });

  it('comes to the value of its parts less media, messages, risk and reviews', () => {
    const { weighing } = planAccount(aContext());
    const cost = ['mediaMicros', 'messagesMicros', 'ownersMicros', 'riskMicros', 'reviewMicros'] as const;
    const spent = cost.reduce((sum, part) => sum + BigInt(weighing?.[part] ?? 0), 0n);
    const rest = BigInt(weighing?.valueMicros ?? 0) - spent - BigInt(weighing?.scoreMicros ?? 0);
    expect(rest > -10n && rest < 10n).toBe(true);
    expect(weighing?.risks.join(' ')).toContain('cannot be called back');
  });

  it('has the landing page written for the company first, where the content agent and a page are there', () => {
    const context = aContext({ pages: 1, agents: ['sequencer', 'bid-and-budget', 'content'] });
    expect(parts(context)).toEqual(['content acc_1', ...whole]);
    expect(parts({ ...context, pages: 0 })).toEqual(whole);
  });

  it('leaves out the agent that a holdout shows to do harm, and says what it was weighed by', () => {
    const effect = (relative: number) => ({
      holdoutId: 'hol_1',
      unit: 'contact' as const,
      units: 4000,
      relative,
      standardError: 0.02,
      low: relative - 0.06,
      high: relative + 0.06,
    });
    const measured = (relative: number) => ({ agents: { sequencer: effect(relative) }, play: null });
    expect(parts(aContext({ measured: measured(-0.2) }))).toEqual(['bid-and-budget acc_1']);
    const plan = planSchema.parse(planAccount(aContext({ measured: measured(0.3) })));
    expect(BigInt(plan.expectedValueMicros)).toBeGreaterThan(
      BigInt(planAccount(aContext()).expectedValueMicros),
    );
    const sequencer = plan.uplifts.find(({ agentKind }) => agentKind === 'sequencer');
    expect(sequencer).toMatchObject({ measured: { holdoutId: 'hol_1', units: 4000 } });
    expect(sequencer?.weight).toBeGreaterThan(0.5);
    expect(sequencer?.used.mid).toBeGreaterThan(sequencer?.assumed.mid ?? 1);
    expect(plan.assumptions.join(' ')).toContain('a holdout measured 30 % on 4000 units');
    expect(planAccount(aContext()).uplifts.every(({ weight }) => weight === 0)).toBe(true);
    // An effect on campaigns says nothing of people; what the play's own holdout shows moves all of them.
    const ads = { ...effect(-0.5), unit: 'campaign' as const };
    expect(parts(aContext({ measured: { agents: { 'bid-and-budget': ads }, play: null } }))).toEqual(whole);
    expect(planAccount(aContext({ measured: { agents: {}, play: effect(-0.2) } }))).toMatchObject({
      action: 'none',
      uplifts: expect.arrayContaining([expect.objectContaining({ agentKind: null })]),
    });
  });

  it('does nothing where nothing is worth what it costs, and says what was best', () => {
    const plan = planAccount(aContext({ play: { outcomeValue: 1 } }));
    expect(plan).toMatchObject({ action: 'none', steps: [], expectedValueMicros: '0' });
    expect(plan.why).toContain('no plan is worth what it costs');
    expect(plan.alternatives.every(({ whyNot }) => whyNot?.includes('not worth it'))).toBe(true);
  });

  it('keeps to what the play allows: agents, people at a time, cost and reviewers', () => {
    expect(parts(aContext({ play: { agents: ['sequencer'] } }))).toEqual(whole.slice(0, 3));
    const two = { play: { limits: { ...limits, maxContactsPerAccount: 2 } } };
    expect(parts(aContext(two))).toEqual([...whole.slice(0, 2), ...whole.slice(3)]);
    expect(parts(aContext({ ...two, inSequences: 2 }))).toEqual(whole.slice(3));
    const cheap = planAccount(aContext({ play: { limits: { ...limits, maxCost: 5 } } }));
    expect(cheap.steps.map(({ agentKind }) => agentKind)).not.toContain('bid-and-budget');
    expect(cheap.alternatives[0]?.whyNot).toContain('the play allows 5.00 EUR');
    const quick = planAccount(aContext({ play: { limits: { ...limits, maxReviewMinutes: 4 } } }));
    expect(quick.steps).toHaveLength(1);
    expect(quick.weighing?.reviewMinutes).toBeLessThanOrEqual(4);
  });

  it('leaves out whoever must not, cannot or need not be written to, by how many and not by name', () => {
    const people = [
      person('con_1', { isSuppressed: true }),
      person('con_2', { isReachable: false }),
      person('con_3', { sequenceId: 'gifts' }),
      person('con_4', { limit: 'objection' }),
      person('con_5', { claimedBy: 'Winback' }),
      person('con_6'),
    ];
    const plan = planAccount(aContext({ people }));
    expect(plan.steps.filter(({ agentKind }) => agentKind === 'sequencer')).toMatchObject([
      { subject: { id: 'con_6' } },
    ]);
    for (const why of ['must not be contacted', 'no address', 'in a sequence already', 'Winback'])
      expect(plan.why).toContain(why);
  });

  it('stops once the goal is reached', () => {
    const plan = planAccount(aContext({ play: { target: 10, reached: 10 } }));
    expect(plan).toMatchObject({ action: 'none' });
    expect(plan.why).toContain('10 of 10');
    expect(planAccount(aContext({ play: { target: 10, reached: 9 } })).action).toBe('assign');
  });

  it('values what is measured before what is assumed: an agent that is refused or asked about costs more', () => {
    const scoreOf = (records: AccountContext['records']) =>
      BigInt(planAccount(aContext({ records })).expectedValueMicros);
    const trusted = { sequencer: { actions: 300, refused: 0, asked: 0 } };
    const refused = { sequencer: { actions: 300, refused: 200, asked: 300 } };
    expect(scoreOf(trusted)).toBeGreaterThan(scoreOf({}));
    expect(scoreOf(refused)).toBeLessThan(scoreOf({}));
    expect(planAccount(aContext({ records: trusted })).assumptions.join(' ')).toContain(
      'measured on 300 actions',
    );
  });
});

describe('plays that want the same account', () => {
  const claim = (over: Partial<Claim> = {}): Claim => ({
    playId: 'ply_2',
    runId: 'run_2',
    subjectId: 'acc_1',
    title: 'Winback',
    priority: 3,
    expectedValueMicros: '1',
    isOpen: true,
    ...over,
  });
  const planned = (over: Partial<Claim>) => planAccount(aContext({ claims: [claim(over)] }));

  it('are settled by priority, then by value, then by who was first', () => {
    expect(planned({ priority: 2 }).yieldsTo).toMatchObject({ playId: 'ply_2', runId: 'run_2' });
    expect(planned({ priority: 2 })).toMatchObject({ action: 'none', steps: [] });
    expect(planned({ priority: 2 }).why).toContain('“Winback”');
    expect(planned({ priority: 4, expectedValueMicros: '999999999999' }).yieldsTo).toBeNull();
    expect(planned({ priority: 4 }).goesBefore).toMatchObject([{ runId: 'run_2' }]);
    expect(planned({}).goesBefore).toHaveLength(1);
    expect(planned({ expectedValueMicros: '999999999999' }).yieldsTo?.why).toContain('is worth');
    const same = planAccount(aContext()).expectedValueMicros;
    expect(planned({ expectedValueMicros: same }).yieldsTo).not.toBeNull();
  });

  it('a play that has one of its people gives way for them alone, and does not stop the rest', () => {
    const later = planned({ subjectId: 'con_1', priority: 4 });
    expect(later.goesBefore).toMatchObject([{ runId: 'run_2' }]);
    expect(planned({ subjectId: 'con_1', priority: 1 })).toMatchObject({ yieldsTo: null, goesBefore: [] });
  });

  it('what it gave up is kept beside what it gave way to', () => {
    const [first] = planned({ priority: 1 }).alternatives;
    expect(first?.agents).toEqual(['sequencer', 'bid-and-budget']);
    expect(first?.whyNot).toContain('priority of 1');
  });
});

describe('a plan that is asked about again', () => {
  const plan = planAccount(aContext());
  const states = (over: Record<number, StepState>): StepSoFar[] =>
    plan.steps.map((step) => ({ step, state: over[step.number] ?? 'open', rule: null }));
  const ended = (number: number, state: 'done' | 'refused' | 'rejected' | 'timed_out') => ({
    of: 'step' as const,
    number,
    state,
  });
  const adapt = (...args: Parameters<typeof adaptPlan>) => {
    const answer = adaptPlan(...args);
    planRevisionSchema.parse({ cause: args[0].cause, ...answer });
    return answer;
  };

  it('stays as it is while nothing speaks against it', () => {
    const people = aContext().people.map((each, i) => (i === 0 ? { ...each, sequenceId: 'gifts' } : each));
    const { changes, why } = adapt({
      ...aContext({ people }),
      steps: states({ 0: 'done' }),
      cause: ended(0, 'done'),
    });
    expect(changes).toEqual([]);
    expect(why).toContain('3 steps to come');
  });

  it('drops who has converted or must not be written to any more, with why', () => {
    const people = [
      person('con_1', { sequenceId: 'gifts' }),
      person('con_2', { convertedAt: '2026-05-20T10:00:00Z' }),
      person('con_3', { isSuppressed: true }),
    ];
    const { changes } = adapt({
      ...aContext({ people }),
      steps: states({ 0: 'done' }),
      cause: ended(0, 'done'),
    });
    expect(changes).toEqual([
      { change: 'drop', number: 1, why: 'The person has converted.' },
      { change: 'drop', number: 2, why: 'The person must not be contacted.' },
    ]);
  });

  it('hands whoever answered to an owner, and does not write to them', () => {
    const people = aContext().people.map((each) =>
      each.id === 'con_2' ? { ...each, hasReplied: true } : each,
    );
    const { changes } = adapt({
      ...aContext({ people }),
      steps: states({ 0: 'done' }),
      cause: ended(0, 'done'),
    });
    expect(changes).toMatchObject([
      { change: 'drop', number: 1 },
      {
        change: 'add',
        step: { number: 4, agentKind: 'lead-router', subject: { id: 'con_2' } },
        replaces: null,
      },
    ]);
  });

  it('takes the next person in the place of one whom the gate refused', () => {
    const context = aContext({ play: { limits: { ...limits, maxContactsPerAccount: 2 } } });
    const two = planAccount(context);
    const steps = two.steps.map((step) => ({
      step,
      state: step.number === 0 ? ('refused' as const) : ('open' as const),
      rule: step.number === 0 ? 'contact.consent' : null,
    }));
    const { changes } = adapt({ ...context, steps, cause: ended(0, 'refused') });
    expect(changes).toMatchObject([
      { change: 'add', step: { number: 3, subject: { id: 'con_3' } }, replaces: 0 },
    ]);
  });

  it('does not ask an agent again that one rule refused twice', () => {
    const steps = states({}).map((each) =>
      each.step.number < 2 ? { ...each, state: 'refused' as const, rule: 'scope.kind' } : each,
    );
    const { changes, why } = adapt({ ...aContext(), steps, cause: ended(1, 'refused') });
    expect(changes).toMatchObject([{ change: 'drop', number: 2 }]);
    expect(why).toContain('refused alike');
  });

  it('drops all that is to come once the goal is reached', () => {
    const context = aContext({ play: { target: 1, reached: 1 } });
    const { changes } = adapt({ ...context, steps: states({ 0: 'done' }), cause: ended(0, 'done') });
    expect(changes.map((change) => change.change === 'drop' && change.number)).toEqual([1, 2, 3]);
  });

  it('takes in who engages later, as far as there is room', () => {
    const done = states({ 0: 'done', 1: 'done', 2: 'done', 3: 'done' });
    const people = [
      ...aContext().people.map((each) => ({ ...each, sequenceId: 'gifts' })),
      person('con_4'),
      person('con_5', { score: 0.1 }),
    ];
    const cause = { of: 'signals' as const, signalIds: ['sig_9'] };
    const campaigns = aContext().campaigns.map((campaign) => ({ ...campaign, isShown: true }));
    const context = aContext({
      people,
      campaigns,
      inSequences: 3,
      play: { limits: { ...limits, maxContactsPerAccount: 4 } },
    });
    expect(adapt({ ...context, steps: done, cause }).changes).toMatchObject([
      { change: 'add', step: { number: 4, subject: { id: 'con_4' } } },
    ]);
    expect(adapt({ ...context, inSequences: 4, steps: done, cause }).changes).toEqual([]);
  });
});

describe('what was learnt of people', () => {
  const against = {
    memory: [
      {
        id: 'lft_1',
        type: 'objection' as const,
        value: { kind: 'price' as const },
        taint: 'outside' as const,
        confidence: 0.7,
      },
    ],
  };
  const waits = {
    memory: [
      {
        id: 'lft_2',
        type: 'not_before' as const,
        value: { date: '2026-06-01' },
        taint: 'none' as const,
        confidence: 1,
      },
    ],
  };

  it('puts whoever said something against it behind the others, and says so', () => {
    const context = aContext({
      people: [person('con_1', { score: 0.6, ...against }), person('con_2'), person('con_3', { score: 0.4 })],
    });
    const { steps, inputs } = planSchema.parse(planAccount(context));
    expect(steps.map(({ subject }) => subject.id)).toEqual(['con_2', 'con_3', 'con_1', 'acc_1']);
    expect(steps[2]?.why).toContain('they said something against it, as was learnt');
    expect(inputs).toContainEqual(expect.objectContaining({ type: 'memory', id: 'lft_1', taint: 'outside' }));
  });

  it('leaves out who is not to be written to before a day that has not come', () => {
    const context = aContext({ people: [person('con_1', waits), person('con_2'), person('con_3')] });
    const plan = planSchema.parse(planAccount(context));
    expect(plan.steps.map(({ subject }) => subject.id)).not.toContain('con_1');
    expect(plan.why).toContain('one person, who is not to be written to before a day that has not come');
    expect(parts({ ...context, today: '2026-06-01' })).toContain('sequencer con_1');
  });
});
