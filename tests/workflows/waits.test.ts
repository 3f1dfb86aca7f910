import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './support/until';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    client.createFunction({ id: 'asks', triggers: [{ event: named('ask') }] }, async ({ event, step }) => {
      // The step beside it runs only once the wait is registered, on either server.
      const [answer] = await Promise.all([
        step.waitForEvent('answer', {
          event: named('answered'),
          timeout: String(event.data.timeout),
          if: 'async.data.question == event.data.question',
        }),
        step.run('registered', () => journal.note(`${String(event.data.question)} asked`)),
      ]);
      return { by: answer?.data.by ?? null, event: answer };
    }),
    client.createFunction({ id: 'alone', triggers: [{ event: named('alone') }] }, async ({ step }) => {
      const found = await step.waitForEvent('found', { event: named('finds'), timeout: '1h' });
      return found?.data.what;
    }),
    client.createFunction({ id: 'in-turn', triggers: [{ event: named('in-turn') }] }, async ({ step }) => {
      const wait = async (n: number) => {
        const [knock] = await Promise.all([
          step.waitForEvent(`knock ${n}`, { event: named('knock'), timeout: '1h' }),
          step.run(`registered ${n}`, () => journal.note(`in turn ${n}`)),
        ]);
        return knock?.data.n;
      };
      return [await wait(1), await wait(2)];
    }),
    client.createFunction({ id: 'both', triggers: [{ event: named('both') }] }, async ({ step }) => {
      const [one, other] = await Promise.all([
        step.waitForEvent('one', { event: named('bell'), timeout: '1h' }),
        step.waitForEvent('other', { event: named('bell'), timeout: '1h' }),
        step.run('registered', () => journal.note('both wait')),
      ]);
      return [one?.data.n, other?.data.n];
    }),
    client.createFunction({ id: 'own', triggers: [{ event: named('own') }] }, async ({ event, step }) => {
      const [next] = await Promise.all([
        step.waitForEvent('next', { event: named('own'), timeout: '1h' }),
        step.run('registered', () => journal.note(`own ${String(event.data.n)}`)),
      ]);
      return next?.data.n;
    }),
    client.createFunction(
      { id: 'matches', triggers: [{ event: named('match') }] },
      async ({ event, step }) => {
        const [found] = await Promise.all([
          step.waitForEvent('found', { event: named('matched'), timeout: '1h', match: 'data.id' }),
          step.run('registered', () => journal.note(`match ${String(event.data.id)}`)),
        ]);
        return found?.data.what;
      },
    ),
  ]);
});
afterAll(() => workflows?.stop());

const ask = (question: string, timeout = '1h') => workflows.send('ask', { question, timeout });
const asked = (question: string) => workflows.journal.waitFor(`${question} asked`);
const statusOf = async (eventId: string) => (await workflows.api.runsOf(eventId))[0]?.status;

describe.concurrent('a wait', () => {
  it('is ended by the event its condition names, and by no other', async () => {
    const [mine, other] = [await ask('mine'), await ask('other')];
    await Promise.all([asked('mine'), asked('other')]);
    await workflows.send('answered', { question: 'nobody', by: 'x' });
    await workflows.send('unrelated', { question: 'mine', by: 'x' });
    await workflows.send('answered', { question: 'mine', by: 'ann' });
    expect((await workflows.end(mine)).output).toMatchObject({
      by: 'ann',
      event: { name: workflows.named('answered'), data: { question: 'mine' } },
    });
    expect(await statusOf(other)).toBe('Running');
    await workflows.send('answered', { question: 'other', by: 'bob' });
    expect((await workflows.end(other)).output).toMatchObject({ by: 'bob' });
  });

  it('is ended by its timeout with null, and a later event changes nothing', async () => {
    const started = performance.now();
    const eventId = await ask('late', '1s');
    expect((await workflows.end(eventId)).output).toEqual({ by: null, event: null });
    expect(performance.now() - started).toBeGreaterThan(950);
    await workflows.send('answered', { question: 'late', by: 'ann' });
    await workflows.settled();
    expect(await workflows.end(eventId)).toMatchObject({ status: 'Completed', output: { by: null } });
  });

  it('misses an event that came before it', async () => {
    await workflows.send('answered', { question: 'early', by: 'ann' });
    await workflows.settled();
    expect((await workflows.end(await ask('early', '1s'))).output).toMatchObject({ by: null });
  });

  it('may stand alone, and takes the event that comes once it is there', async () => {
    const eventId = await workflows.send('alone');
    const run = await until('the wait to be ended', async () => {
      await workflows.send('finds', { what: 'it' });
      const [found] = await workflows.api.runsOf(eventId);
      return found?.status === 'Completed' && found;
    });
    expect(run.output).toBe('it');
  });

  it('takes one event, and the next wait another', async () => {
    const eventId = await workflows.send('in-turn');
    await workflows.journal.waitFor('in turn 1');
    await workflows.send('knock', { n: 1 });
    await workflows.journal.waitFor('in turn 2');
    await workflows.settled();
    expect(await statusOf(eventId)).toBe('Running');
    await workflows.send('knock', { n: 2 });
    expect((await workflows.end(eventId)).output).toEqual([1, 2]);
  });

  it('beside another for the same event ends with it', async () => {
    const eventId = await workflows.send('both');
    await workflows.journal.waitFor('both wait');
    await workflows.send('bell', { n: 7 });
    expect((await workflows.end(eventId)).output).toEqual([7, 7]);
  });

  it('is never ended by the event that started its run', async () => {
    const first = await workflows.send('own', { n: 1 });
    await workflows.journal.waitFor('own 1');
    await workflows.settled();
    expect(await statusOf(first)).toBe('Running');
    const second = await workflows.send('own', { n: 2 });
    expect((await workflows.end(first)).output).toBe(2);
    await workflows.journal.waitFor('own 2');
    expect(await statusOf(second)).toBe('Running');
    await workflows.send('own', { n: 3 });
    expect((await workflows.end(second)).output).toBe(3);
  });

  it('can be told a field that must match', async () => {
    const eventId = await workflows.send('match', { id: 5 });
    await workflows.journal.waitFor('match 5');
    await workflows.send('matched', { id: 6, what: 'wrong' });
    await workflows.send('matched', { id: '5', what: 'text' });
    await workflows.send('matched', { id: 5, what: 'right' });
    expect((await workflows.end(eventId)).output).toBe('right');
  });
});
