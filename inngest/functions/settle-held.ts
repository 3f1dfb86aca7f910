import { sendOutboxEvents } from '@/lib/usecases/outbox/send-outbox-events';
import { settleHeld } from '@/lib/usecases/stops/settle-held';
import { events, inngest } from '../client';

const PAGE = 200;
const PAGES = 500;

/** A stop was lifted: what it held goes on, is decided again, or is dropped, as a person chose. */
export const settleHeldFunction = inngest.createFunction(
  { id: 'settle-held', triggers: [events.pauseLifted], retries: 4 },
  async ({ event, step }) => {
    let settled = 0;
    for (let page = 0; page < PAGES; page++) {
      const done = await step.run(`settle ${page}`, async () => {
        const count = await settleHeld({ ...event.data, limit: PAGE });
        await sendOutboxEvents();
        return count;
      });
      settled += done;
      if (done < PAGE) break;
    }
    return { settled };
  },
);
