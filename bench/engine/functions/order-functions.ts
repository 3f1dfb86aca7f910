import type { Inngest, InngestFunction } from 'inngest';
import type { Pool } from 'pg';
import { mark } from '../processes/messages';

/** Waits whose event may come first, and waits whose event comes after. */
export function orderFunctions(client: Inngest, pool: Pool): InngestFunction.Any[] {
  return [
    client.createFunction(
      { id: 'asks', triggers: [{ event: 'bench/order' }], retries: 20 },
      async ({ event, step }) => {
        const subject = String(event.data.subject);
        // The product's pattern: the row is the truth, and who looks at it again sends the event again.
        const [answer] = await Promise.all([
          step.waitForEvent('decided', {
            event: 'bench/decided',
            timeout: '1h',
            if: `async.data.subject == '${subject}'`,
          }),
          step.run('look again', async () => {
            const { rowCount } = await pool.query('select 1 from bench.decision where subject = $1', [
              subject,
            ]);
            if (rowCount) await client.send({ name: 'bench/decided', data: { subject, again: true } });
            return rowCount;
          }),
        ]);
        mark('decided', subject);
        return {
          by: answer?.data.subject as string | undefined,
          again: answer?.data.again as boolean | undefined,
        };
      },
    ),
    client.createFunction({ id: 'listens', triggers: [{ event: 'bench/listen' }] }, async ({ step }) => {
      const answer = await step.waitForEvent('said', {
        event: 'bench/said',
        timeout: '1h',
        if: 'async.data.subject == event.data.subject',
      });
      return { by: answer?.data.subject as string | undefined };
    }),
  ];
}
