import { cron } from 'inngest';
import {
  findGenerating,
  moveGeneratedDeals,
  sendGeneratedSignal,
} from '@/lib/usecases/sample/send-generated-signal';
import { inngest } from '../client';

const PER_MINUTE = 6;

/** Keeps invented signals coming into sample workspaces whose generator is switched on: one every ten seconds. */
export const generateSampleSignalsFunction = inngest.createFunction(
  { id: 'generate-sample-signals', triggers: [cron('* * * * *')], retries: 0 },
  async ({ step, runId }) => {
    await step.run('move deals', async () => {
      for (const workspaceId of await findGenerating())
        await moveGeneratedDeals(workspaceId, runId.toLowerCase());
    });
    for (let n = 0; n < PER_MINUTE; n++) {
      const sent = await step.run(`send ${n}`, async () => {
        const workspaces = await findGenerating();
        for (const workspaceId of workspaces)
          await sendGeneratedSignal(workspaceId, `${runId}-${n}`.toLowerCase());
        return workspaces.length;
      });
      if (sent === 0) return { sent: n };
      if (n + 1 < PER_MINUTE) await step.sleep(`pace ${n}`, '10s');
    }
    return { sent: PER_MINUTE };
  },
);
