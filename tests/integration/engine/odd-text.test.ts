import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness } from './support/harness';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness((client) => [
    client.createFunction({ id: 'odd', triggers: [{ event: 'test/odd' }] }, async ({ event, step }) => {
      const result = await step.run('text', () => `nul\0 half\ud800 ${event.data.text}`);
      await step.sleep('enter anew', '1s');
      return result;
    }),
  ]);
});
afterAll(() => harness?.stop());

it('text that cannot be signed or stored loses only what cannot be kept', async () => {
  const [eventId = ''] = await harness.send({ name: 'test/odd', data: { text: 'nul\0' } });
  expect((await harness.ended(eventId))[0]?.output).toBe('nul\0 half\ufffd nul\ufffd');
});
