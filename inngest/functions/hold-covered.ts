import { holdCovered } from '@/lib/usecases/stops/hold-covered';
import { events, inngest } from '../client';

const PAGE = 200;
const PAGES = 500;

/** A stop has come: what was cleared is held by name, a page at a time. */
export const holdCoveredFunction = inngest.createFunction(
  { id: 'hold-covered', triggers: [events.pauseBegan], retries: 4 },
  async ({ event, step }) => {
    let held = 0;
    for (let page = 0; page < PAGES; page++) {
      const done = await step.run(`hold ${page}`, () => holdCovered({ ...event.data, limit: PAGE }));
      held += done;
      if (done < PAGE) break;
    }
    return { held };
  },
);
