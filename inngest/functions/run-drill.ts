import { finishDrill, stopForDrill } from '@/lib/usecases/stops/stop-drill';
import { events, inngest } from '../client';

/** The stop for practice: everything is stopped for a few seconds, counted, and let go on. A sweeper ends one whose process died. */
export const runDrillFunction = inngest.createFunction(
  { id: 'run-drill', triggers: [events.drillStarted], retries: 2 },
  async ({ event, step }) => {
    const stopped = await step.run('stop', () => stopForDrill(event.data));
    if (!stopped) return { stopped };
    await step.sleep('hold', '5s');
    await step.run('finish', () => finishDrill(event.data));
    return { stopped };
  },
);
