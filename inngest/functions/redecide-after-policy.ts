import { redecideAfterPolicy } from '@/lib/usecases/policies/redecide-after-policy';
import { events, inngest } from '../client';

/** Another policy is in force: what waits for a person is decided again under it. */
export const redecideAfterPolicyFunction = inngest.createFunction(
  {
    id: 'redecide-after-policy',
    triggers: [events.policyActivated],
    retries: 4,
    concurrency: [{ limit: 1, key: 'event.data.workspaceId' }],
  },
  ({ event, step }) => step.run('redecide', () => redecideAfterPolicy(event.data.workspaceId)),
);
