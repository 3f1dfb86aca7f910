import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;

const data = {
  amount: 100,
  name: 'Ann',
  ok: true,
  off: false,
  none: null,
  empty: '',
  tags: ['a', 'b'],
  items: [{ n: 1 }, { n: 4 }],
};

/** What Inngest's own evaluator makes of them; many are not what CEL says of missing fields, null and mixed types. */
const triggerCases: [expression: string, starts: boolean][] = [
  ['event.data.amount == 100', true],
  ['event.data.amount > 99.5 && event.data.name == "Ann"', true],
  ['event.data.amount == "100"', false],
  ['event.data.name.startsWith("A") || event.data.off', true],
  ['lowercase(event.data.name) == "ann"', true],
  ['"b" in event.data.tags', true],
  ['size(event.data.tags) == 2', true],
  ['event.data.items.exists(i, i.n > 3)', true],
  ['!event.data.off', true],
  ['event.data.missing == null', true],
  ['event.data.missing.deeper == null', true],
  ['event.data.missing == event.data.absent', false],
  ['event.data.missing != "a"', true],
  ['event.data.missing == ""', false],
  ['event.data.missing < 5', true],
  ['!event.data.missing', false],
  ['has(event.data.missing)', false],
  ['has(event.data.missing) == false', false],
  ['event.data.none == null', true],
  ['event.data.empty || event.data.ok', true],
  ['event.data.name && event.data.ok', true],
  ['event.data.name + 1 == "Ann1"', true],
  ['event.data.amount + 1 == "1001"', true],
  ['event.data.amount + 1.0 == 101', true],
];

const waitCases: [expression: string, arriving: Record<string, unknown>, wakes: boolean][] = [
  ['async.data.id == event.data.id', { id: 'a1' }, true],
  ['async.data.id == event.data.id', { id: 'a2' }, false],
  ['async.data.id == event.data.id', {}, false],
  ['event.data.id == async.data.id && async.data.ok == true', { id: 'a1', ok: true }, true],
  ['event.data.id == async.data.id && async.data.ok == true', { id: 'a1' }, false],
  ['async.data.n == event.data.nested.n', { n: 2 }, true],
  ['async.data.n == event.data.nested.n', { n: '2' }, false],
  ['async.data.n > event.data.nested.n', { n: 2.5 }, true],
  ['event.data.id == "other" || async.data.ok', { ok: true }, true],
  // A field that both lack: the row decides, the event only wakes.
  ['async.data.gone == event.data.gone', {}, true],
  ['async.data.gone == event.data.gone', { gone: 'x' }, false],
];

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    ...triggerCases.map(([expression], i) =>
      client.createFunction(
        { id: `starts-${i}`, triggers: [{ event: named(`case ${i}`), if: expression }] },
        () => i,
      ),
    ),
    client.createFunction({ id: 'waits', triggers: [{ event: named('wait') }] }, async ({ event, step }) => {
      const i = Number(event.data.i);
      const [woken] = await Promise.all([
        step.waitForEvent('woken', {
          event: named(`arrive ${i}`),
          timeout: String(event.data.timeout),
          if: String(event.data.expression),
        }),
        step.run('registered', () => journal.note(`wait ${i}`)),
      ]);
      return woken !== null;
    }),
    client.createFunction(
      { id: 'wrong', retries: 3, triggers: [{ event: named('wrong') }] },
      async ({ step }) => {
        try {
          await step.waitForEvent('woken', { event: named('arrive'), timeout: '1h', if: 'async.data.id ==' });
        } catch {
          journal.note('a wrong condition was caught');
        }
      },
    ),
  ]);
});
afterAll(() => workflows?.stop());

describe.concurrent('the condition of a trigger', () => {
  it('starts a run exactly when it is true', async () => {
    const ids = await workflows.sendAll(triggerCases.map((_, i) => ({ event: `case ${i}`, data })));
    await workflows.settled();
    const started = await Promise.all(ids.map(async (id) => (await workflows.api.runsOf(id)).length > 0));
    expect(triggerCases.map(([expression], i) => [expression, started[i]])).toEqual(triggerCases);
  });
});

describe.concurrent('the condition of a wait', () => {
  it.for(waitCases.map((each, i) => [i, ...each] as const))(
    '%d: %s of %j',
    async ([i, expression, arriving, wakes], { expect }) => {
      const eventId = await workflows.send('wait', {
        i,
        expression,
        id: 'a1',
        nested: { n: 2 },
        timeout: wakes ? '1h' : '1s',
      });
      await workflows.journal.waitFor(`wait ${i}`);
      await workflows.send(`arrive ${i}`, arriving);
      expect((await workflows.end(eventId)).output).toBe(wakes);
    },
  );

  it('that is none fails the run at once, whatever the function catches', async () => {
    expect((await workflows.run('wrong')).status).toBe('Failed');
    expect(workflows.journal.times('a wrong condition was caught')).toBe(0);
  });
});
