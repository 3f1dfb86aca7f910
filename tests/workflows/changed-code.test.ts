import type { InngestFunction } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEmbedded } from './support/which-server';
import { startWorkflows, type Tools, type Workflows } from './support/workflows';

let workflows: Workflows;

/** The functions as they are deployed at the moment; each test changes its own. */
const current = new Map<string, (tools: Tools) => InngestFunction.Any>();
const deployed = (tools: Tools) => [...current.values()].map((make) => make(tools));
type Step = Parameters<Parameters<Tools['client']['createFunction']>[1]>[0]['step'];

/** Deploys a function: its body is given, and what its steps do is noted. */
async function deploy(
  id: string,
  body: (step: Step, run: (step: string) => Promise<string>, tools: Tools) => Promise<unknown>,
): Promise<void> {
  current.set(id, (tools) =>
    tools.client.createFunction({ id, retries: 0, triggers: [{ event: tools.named(id) }] }, ({ step }) => {
      const run = (name: string) =>
        step.run(name, () => {
          tools.journal.note(`${id}: ${name}`);
          return name;
        });
      return body(step, run, tools);
    }),
  );
  await workflows.deploy(deployed);
}

/** The wait between old and new code; comes back in the step beside it. */
const waitForDeployment = async (step: Step, { named, journal }: Tools, id: string) => {
  await Promise.all([
    step.waitForEvent('deployed', { event: named(`${id} deployed`), timeout: '1h' }),
    step.run('registered', () => journal.note(`${id} waits`)),
  ]);
};
async function startWaiting(id: string): Promise<string> {
  const eventId = await workflows.send(id);
  await workflows.journal.waitFor(`${id} waits`);
  await workflows.settled();
  return eventId;
}
async function goOn(id: string, eventId: string) {
  await workflows.send(`${id} deployed`);
  return await workflows.end(eventId);
}
const did = (id: string) => workflows.journal.under(`${id}: `);

beforeAll(async () => {
  workflows = await startWorkflows(() => []);
});
afterAll(() => workflows?.stop());

describe('a run that waits while its code changes', () => {
  it('runs steps that were added, before the wait and after it', async () => {
    await deploy('added', async (step, run, tools) => {
      const first = await run('first');
      await waitForDeployment(step, tools, 'added');
      return [first, await run('last')];
    });
    const eventId = await startWaiting('added');
    await deploy('added', async (step, run, tools) => {
      const added = await run('added early');
      const first = await run('first');
      await waitForDeployment(step, tools, 'added');
      return [added, first, await run('added late'), await run('last')];
    });
    expect(await goOn('added', eventId)).toMatchObject({
      status: 'Completed',
      output: ['added early', 'first', 'added late', 'last'],
    });
    expect(did('added').sort()).toEqual(['added early', 'added late', 'first', 'last']);
  });

  it('forgets steps that were removed', async () => {
    await deploy('removed', async (step, run, tools) => {
      await run('first');
      await run('second');
      await waitForDeployment(step, tools, 'removed');
      return [await run('third'), await run('last')];
    });
    const eventId = await startWaiting('removed');
    await deploy('removed', async (step, run, tools) => {
      const second = await run('second');
      await waitForDeployment(step, tools, 'removed');
      return [second, await run('last')];
    });
    expect(await goOn('removed', eventId)).toMatchObject({ status: 'Completed', output: ['second', 'last'] });
    expect(did('removed')).toEqual(['first', 'second', 'last']);
  });

  it('finds results by their steps, in whatever order', async () => {
    await deploy('reordered', async (step, run, tools) => {
      await run('first');
      await run('second');
      await waitForDeployment(step, tools, 'reordered');
      return 'old';
    });
    const eventId = await startWaiting('reordered');
    await deploy('reordered', async (step, run, tools) => {
      const second = await run('second');
      const first = await run('first');
      await waitForDeployment(step, tools, 'reordered');
      return [second, first];
    });
    expect((await goOn('reordered', eventId)).output).toEqual(['second', 'first']);
    expect(did('reordered')).toEqual(['first', 'second']);
  });

  it('runs a step again under a new name', async () => {
    await deploy('renamed', async (step, run, tools) => {
      await run('old name');
      await waitForDeployment(step, tools, 'renamed');
      return 'old';
    });
    const eventId = await startWaiting('renamed');
    await deploy('renamed', async (step, run, tools) => {
      const name = await run('new name');
      await waitForDeployment(step, tools, 'renamed');
      return name;
    });
    expect((await goOn('renamed', eventId)).output).toBe('new name');
    expect(did('renamed')).toEqual(['old name', 'new name']);
  });

  it('goes on when the wait itself is gone', async () => {
    await deploy('no-wait', async (step, run, tools) => {
      await run('first');
      await waitForDeployment(step, tools, 'no-wait');
      return 'old';
    });
    const eventId = await startWaiting('no-wait');
    await deploy('no-wait', async (_step, run) => [await run('first'), await run('last')]);
    expect((await goOn('no-wait', eventId)).output).toEqual(['first', 'last']);
    expect(did('no-wait')).toEqual(['first', 'last']);
  });
});

describe('a function that is removed', () => {
  it('and comes back finds its runs where they were', async () => {
    const body = async (step: Step, run: (step: string) => Promise<string>, tools: Tools) => {
      const first = await run('first');
      await waitForDeployment(step, tools, 'returns');
      return [first, await run('last')];
    };
    await deploy('returns', body);
    const eventId = await startWaiting('returns');
    current.delete('returns');
    await workflows.deploy(deployed);
    expect(await workflows.api.runsOf(await startNothing('returns'))).toEqual([]);
    await deploy('returns', body);
    expect(await goOn('returns', eventId)).toMatchObject({ status: 'Completed', output: ['first', 'last'] });
    expect(did('returns')).toEqual(['first', 'last']);
  });

  it('from the app alone fails the runs that need it, in the words of the SDK', async () => {
    await deploy('forgotten', (_step, run) => run('first'));
    await deploy('known', (_step, run) => run('known'));
    workflows.restart((tools) => deployed(tools).filter((fn) => fn.id() !== 'forgotten'));
    const run = await workflows.run('forgotten');
    expect(run.status).toBe('Failed');
    expect(run.failure?.message).toMatch(/forgotten" was not found in this app/);
    expect((await workflows.run('known')).status).toBe('Completed');
    await workflows.deploy(deployed);
    expect((await workflows.run('forgotten')).output).toBe('first');
  });

  // A real server retries for hours before it gives such a run up.
  it.runIf(onEmbedded)('fails a run that goes on without it, and no other', async () => {
    await deploy('gone', async (step, run, tools) => {
      await run('first');
      await waitForDeployment(step, tools, 'gone');
      return await run('last');
    });
    await deploy('stays', (_step, run) => run('stays'));
    const eventId = await startWaiting('gone');
    current.delete('gone');
    await workflows.deploy(deployed);
    const run = await goOn('gone', eventId);
    expect(run.status).toBe('Failed');
    expect(run.failure?.message).toMatch(/gone/);
    expect((await workflows.run('stays')).status).toBe('Completed');
  });
});

/** Sends an event that nobody listens to any more, and comes back when it has been looked at. */
async function startNothing(event: string): Promise<string> {
  const eventId = await workflows.send(event);
  await workflows.settled();
  return eventId;
}
