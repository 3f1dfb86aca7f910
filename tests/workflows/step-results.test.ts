import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;
const MEGABYTE = 1024 * 1024;

beforeAll(async () => {
  workflows = await startWorkflows(({ client, named }) => [
    client.createFunction({ id: 'shapes', triggers: [{ event: named('shapes') }] }, async ({ step }) => {
      const results = {
        nothing: await step.run('nothing', () => undefined),
        none: await step.run('none', () => null),
        date: await step.run('date', () => new Date(0)),
        nested: await step.run('nested', () => ({ b: [1, { c: undefined, d: null }], a: 'ä€𝄞' })),
        no: await step.run('no', () => false),
        zero: await step.run('zero', () => 0),
        empty: await step.run('empty', () => ''),
        asData: await step.run('as data', () => ({ data: 1 })),
        asError: await step.run('as error', () => ({ error: { message: 'not one' } })),
      };
      // From here on the function is entered anew, and every result comes from the server.
      await step.sleep('forget', '1s');
      return { ...results, keys: Object.keys(results.nested) };
    }),
    client.createFunction({ id: 'big', triggers: [{ event: named('big') }] }, async ({ step }) => {
      const sizes: number[] = [];
      for (let i = 0; i < 3; i++) {
        const text = await step.run(`megabyte ${i}`, () => String(i).repeat(MEGABYTE));
        sizes.push(text.length);
      }
      await step.sleep('forget', '1s');
      const parts = await Promise.all([
        step.run('left', () => 'l'.repeat(MEGABYTE)),
        step.run('right', () => 'r'.repeat(MEGABYTE)),
      ]);
      return [...sizes, ...parts.map((part) => part.length)];
    }),
    client.createFunction({ id: 'no-result', triggers: [{ event: named('no-result') }] }, () => undefined),
  ]);
});
afterAll(() => workflows?.stop());

describe.concurrent('results', () => {
  it('come back as JSON keeps them', async () => {
    expect((await workflows.run('shapes')).output).toEqual({
      nothing: null,
      none: null,
      date: '1970-01-01T00:00:00.000Z',
      nested: { b: [1, { d: null }], a: 'ä€𝄞' },
      no: false,
      zero: 0,
      empty: '',
      asData: { data: 1 },
      asError: { error: { message: 'not one' } },
      keys: ['b', 'a'],
    });
  });

  it('may have some megabytes', async () => {
    expect((await workflows.run('big')).output).toEqual([MEGABYTE, MEGABYTE, MEGABYTE, MEGABYTE, MEGABYTE]);
  });

  it('of no function are null', async () => {
    expect(await workflows.run('no-result')).toMatchObject({ status: 'Completed', output: null });
  });
});
