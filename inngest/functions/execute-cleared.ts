import { executeAction } from '@/lib/gateway';
import { events, inngest } from '../client';

/** An action may go on whose run no longer waits for it: it was held by a stop, or its process died. */
export const executeClearedFunction = inngest.createFunction(
  { id: 'execute-cleared', triggers: [events.actionCleared], retries: 4, concurrency: [{ limit: 4 }] },
  ({ event, step }) => step.run('execute', () => executeAction(event.data)),
);
