import { cron } from 'inngest';
import { now } from '@/lib/platform/clock';
import { recordHeartbeat } from '@/lib/usecases/workflows/record-heartbeat';
import { inngest } from '../client';

/** Says each minute that workflows run: by its silence the console knows that they stand still, on whichever engine. */
export const heartbeatFunction = inngest.createFunction(
  { id: 'heartbeat', triggers: [cron('* * * * *')], retries: 0 },
  ({ event, step }) => step.run('beat', () => recordHeartbeat(event.ts ?? now().getTime())),
);
