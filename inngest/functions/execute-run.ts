import { isUnsettled } from '@/lib/core/actions/status';
import { executeAction } from '@/lib/gateway';
import { draftProposal } from '@/lib/usecases/runs/draft-proposal';
import { failRun, finishRun, markRun } from '@/lib/usecases/runs/finish-run';
import { proposeActions, proposeHandedOver } from '@/lib/usecases/runs/propose-actions';
import { submitUnlessCancelled } from '@/lib/usecases/runs/submit-proposal';
import { events, inngest } from '../client';
import { waitForPerson } from './wait-for-person';

/** Enough for any run: an action that is asked about more often than this is left to the sweepers. */
const MAX_REVIEW_CYCLES = 20;

/** Before an attempt that came to nothing is followed by the next, or one that nobody knows the end of is asked about. */
const PAUSE = '65s';

/** No subject goes through more hands than this in one run. */
const MAX_TURNS = 4;

/** One run from its plan to its outcome: the agent proposes, the gate decides, a person answers where asked, the gateway acts. */
export const executeRunFunction = inngest.createFunction(
  {
    id: 'execute-run',
    triggers: [events.runPlanned],
    retries: 4,
    // A second start beside an active one is left out; one that comes later finds by the row whether anything is left to do.
    singleton: { key: 'event.data.runId', mode: 'skip' },
    cancelOn: [{ event: events.runCancelled, if: 'async.data.runId == event.data.runId' }],
    concurrency: [{ limit: 8 }],
    onFailure: async ({ event, error, step }) => {
      const { workspaceId, runId } = event.data.event.data as { workspaceId: string; runId: string };
      await step.run('fail', () => failRun(workspaceId, runId, error.message));
    },
  },
  async ({ event, step }) => {
    const { workspaceId, runId } = event.data;
    let task = await step.run('propose', () => proposeActions(workspaceId, runId));
    const outcomes: string[] = [];
    let summary = '';
    for (let turn = 0; task.taskId !== null && turn < MAX_TURNS; turn++) {
      const { taskId, proposals, handsOver, drafts = [] } = task;
      ({ summary } = task);
      for (let ordinal = 0; ordinal < proposals; ordinal++) {
        // Steps of the first agent are named as ever: runs that wait go on where they are.
        const name = turn === 0 ? `${ordinal}` : `${turn}-${ordinal}`;
        if (drafts.includes(ordinal))
          await step.run(`draft ${name}`, () => draftProposal(workspaceId, taskId, ordinal));
        const submitted = await step.run(`submit ${name}`, () =>
          submitUnlessCancelled(workspaceId, taskId, ordinal),
        );
        if (!submitted) return { outcomes };
        const { actionId } = submitted;
        let { status, approvalId } = submitted;
        for (let cycle = 0; cycle < MAX_REVIEW_CYCLES && isUnsettled(status); cycle++) {
          if (status === 'awaiting_approval' && approvalId) {
            const waiting = approvalId;
            await step.run(`wait ${name}.${cycle}`, () => markRun(workspaceId, runId, 'waiting'));
            await waitForPerson(step, workspaceId, waiting);
          } else if (cycle > 0) await step.sleep(`pause ${name}.${cycle}`, PAUSE);
          const executed = await step.run(`execute ${name}.${cycle}`, () =>
            executeAction({ workspaceId, actionId }),
          );
          ({ status, approvalId } = executed);
        }
        outcomes.push(status);
      }
      if (!handsOver) break;
      task = await step.run(`hand over ${turn}`, () => proposeHandedOver(workspaceId, runId, taskId));
    }
    if (outcomes.length === 0 && summary === '') return { outcomes };
    const outcome =
      outcomes.length > 0 ? outcomes.map((status) => status.replaceAll('_', ' ')).join(', ') : summary;
    await step.run('finish', () => finishRun(workspaceId, runId, outcome));
    return { outcomes };
  },
);
