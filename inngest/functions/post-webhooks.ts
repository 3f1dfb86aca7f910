import { postWebhooks } from '@/lib/usecases/notifications/post-webhooks';
import { events, inngest } from '../client';

const PAGE = 100;

/** Programs that want to be told are told at once; what they did not take is tried again by the sweeper. */
export const postWebhooksFunction = inngest.createFunction(
  {
    id: 'post-webhooks',
    triggers: [events.notificationWaiting],
    retries: 1,
    concurrency: [{ limit: 1, key: 'event.data.workspaceId' }],
  },
  ({ event, step }) => step.run('post', () => postWebhooks(PAGE, event.data.workspaceId)),
);
