import { describe, expect, it } from 'vitest';
import { type CallFacts, decideNext, finishedSteps } from './decide-next';
import type { StepOp } from './protocol';
import type { Answer } from './read-answer';

const facts = (more: Partial<CallFacts> = {}): CallFacts => ({
  stepId: null,
  attempt: 0,
  maxAttempts: 3,
  pending: [],
  known: new Set(),
  finished: new Set(),
  again: false,
  discoverAlways: false,
  backoffMs: (failed) => failed * 100,
  nowMs: 0,
  ...more,
});
const ops = (...list: StepOp[]): Answer => ({
  kind: 'ops',
  ops: list,
  retryAfterMs: null,
  entersAtEachStep: false,
});
const ran = (id: string): StepOp => ({ op: 'StepRun', id, data: id });
const planned = (id: string): StepOp => ({ op: 'StepPlanned', id });
const failing = (id: string): StepOp => ({ op: 'StepError', id, error: { name: 'E', message: 'no' } });

describe('a call that discovers', () => {
  it('records the step it ran and goes on in the same job with a fresh attempt', () => {
    const next = decideNext(ops(ran('a')), facts({ attempt: 2 }));
    expect(next).toMatchObject({ memos: [{ id: 'a', memo: { data: 'a' } }], pending: [], ending: null });
    expect(next.job).toEqual({ kind: 'requeue', attempt: 0, delayMs: 0 });
  });

  it('plans parallel steps and leaves; they bring the run back', () => {
    const next = decideNext(
      ops(
        planned('a'),
        { op: 'Sleep', id: 'b', name: '2s' },
        { op: 'WaitForEvent', id: 'c', name: 'x/y', opts: { timeout: '1h' } },
      ),
      facts(),
    );
    expect(next.plans.map((plan) => [plan.kind, plan.delayMs])).toEqual([
      ['call', 0],
      ['sleep', 2_000],
      ['wait', 3_600_000],
    ]);
    expect(next).toMatchObject({ pending: ['a', 'b', 'c'], job: { kind: 'delete' } });
  });

  it('plans nothing twice', () => {
    const next = decideNext(
      ops(planned('a'), planned('b'), planned('c')),
      facts({ pending: ['a'], finished: new Set(['b']), discoverAlways: true }),
    );
    expect(next.plans.map((plan) => plan.stepId)).toEqual(['c']);
    expect(next.pending).toEqual(['a', 'c']);
  });

  it('goes again when something happened meanwhile', () => {
    const next = decideNext(ops(planned('a')), facts({ pending: ['a'], again: true, discoverAlways: true }));
    expect(next.job).toMatchObject({ kind: 'requeue', attempt: 0 });
  });

  it('retries a failing step until its attempts are spent, then records the error for the function to catch', () => {
    expect(decideNext(ops(failing('a')), facts({ attempt: 1 }))).toMatchObject({
      memos: [],
      job: { kind: 'requeue', attempt: 2, delayMs: 200 },
    });
    const last = decideNext(ops(failing('a')), facts({ attempt: 2 }));
    expect(last).toMatchObject({
      memos: [{ id: 'a', memo: { error: { message: 'no' } } }],
      job: { kind: 'requeue', attempt: 0 },
    });
  });

  it('waits as long as the step asked', () => {
    const asked: Answer = { kind: 'ops', ops: [failing('a')], retryAfterMs: 5_000, entersAtEachStep: false };
    expect(decideNext(asked, facts()).job).toEqual({ kind: 'requeue', attempt: 1, delayMs: 5_000 });
  });

  it('ends with its result, also when steps come along with it', () => {
    const next = decideNext(ops(ran('a'), { op: 'RunComplete', id: 'z', data: 7 }), facts());
    expect(next).toMatchObject({ memos: [{ id: 'a' }], ending: { status: 'completed', output: 7 } });
  });

  it('fails a step the engine cannot do, with a sentence', () => {
    const next = decideNext(ops({ op: 'AIGateway', id: 'a' }), facts());
    expect(next.memos).toMatchObject([
      { memo: { error: { message: 'The embedded engine does not do step.ai.infer.' } } },
    ]);
    expect(decideNext(ops({ op: 'DeferAdd', id: 'a' }), facts()).ending?.status).toBe('failed');
    expect(decideNext(ops({ op: 'Sleep', id: 'a', name: 'soon' }), facts()).memos).toHaveLength(1);
  });

  it('treats an answer without steps as an error, never as a reason to spin', () => {
    const tryAgain = { kind: 'requeue', attempt: 1, delayMs: 100 };
    expect(decideNext(ops(), facts()).job).toEqual(tryAgain);
    expect(decideNext(ops({ op: 'None', id: 'a' }), facts()).job).toEqual(tryAgain);
    expect(decideNext(ops({ op: 'Unheard', id: 'a' }), facts()).job).toEqual(tryAgain);
    expect(decideNext(ops(ran('a'), { op: 'Unheard', id: 'b' }), facts()).memos).toEqual([]);
    expect(decideNext(ops(ran('a')), facts({ known: new Set(['a']) })).job).toEqual(tryAgain);
  });

  it('enters the run again when the app asks for it', () => {
    const next = decideNext(ops({ op: 'DiscoveryRequest', id: 'a' }), facts({ attempt: 2 }));
    expect(next.job).toEqual({ kind: 'requeue', attempt: 0, delayMs: 0 });
  });
});

describe('a call for one step', () => {
  it('brings the run back only when it was the last under way', () => {
    expect(decideNext(ops(ran('a')), facts({ stepId: 'a', pending: ['a', 'b'] }))).toMatchObject({
      pending: ['b'],
      job: { kind: 'delete' },
    });
    expect(decideNext(ops(ran('a')), facts({ stepId: 'a', pending: ['a'] }))).toMatchObject({
      pending: [],
      job: { kind: 'discover' },
    });
  });

  it('in a race brings the run back at once', () => {
    const next = decideNext(ops(ran('a')), facts({ stepId: 'a', pending: ['a', 'b'], discoverAlways: true }));
    expect(next).toMatchObject({ pending: ['b'], job: { kind: 'discover' } });
  });
});

describe('an error of the function', () => {
  const error = { name: 'E', message: 'no' };
  const broken = (final: boolean): Answer => ({ kind: 'error', error, final, retryAfterMs: null });

  it('is tried again until its attempts are spent or it says never', () => {
    expect(decideNext(broken(false), facts()).job).toEqual({ kind: 'requeue', attempt: 1, delayMs: 100 });
    expect(decideNext(broken(false), facts({ attempt: 2 })).ending).toEqual({ status: 'failed', error });
    expect(decideNext(broken(true), facts()).ending).toEqual({ status: 'failed', error });
  });
});

it('takes only finished steps from a checkpoint', () => {
  expect(finishedSteps([ran('a')])).toMatchObject([{ id: 'a', memo: { data: 'a' } }]);
  expect(finishedSteps([ran('a'), planned('b')])).toBeNull();
});
