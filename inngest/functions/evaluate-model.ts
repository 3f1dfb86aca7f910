import {
  beginEvaluation,
  evaluateCase,
  failEvaluation,
  finishEvaluation,
} from '@/lib/usecases/models/run-evaluation';
import { events, inngest } from '../client';

/** Has recorded cases written anew by a model that is not live yet. Each case is a step: what was paid for is not asked again. */
export const evaluateModelFunction = inngest.createFunction(
  {
    id: 'evaluate-model',
    triggers: [events.modelEvaluationRequested],
    retries: 2,
    concurrency: [{ limit: 1, key: 'event.data.workspaceId' }],
    onFailure: async ({ event, step }) => {
      const { workspaceId, evaluationId } = event.data.event.data as {
        workspaceId: string;
        evaluationId: string;
      };
      await step.run('fail', () => failEvaluation(workspaceId, evaluationId));
    },
  },
  async ({ event, step }) => {
    const { workspaceId, evaluationId } = event.data;
    const cases = await step.run('begin', () => beginEvaluation(workspaceId, evaluationId));
    for (const [index, each] of cases.entries())
      await step.run(`case ${index}`, () => evaluateCase(workspaceId, evaluationId, each));
    await step.run('finish', () => finishEvaluation(workspaceId, evaluationId));
    return { cases: cases.length };
  },
);
