import { type ActionStatus, isExecuted, isUnsettled } from '@/lib/core/actions/status';
import { executeAction } from '@/lib/gateway';
import { draftProposal } from '@/lib/usecases/runs/draft-proposal';
import { failRun, finishRun, markRun } from '@/lib/usecases/runs/finish-run';
import {
  continueRun,
  type ProposeResult,
  proposeActions,
  proposeHandedOver,
} from '@/lib/usecases/runs/propose-actions';
import { submitUnlessCancelled } from '@/lib/usecases/runs/submit-proposal';
import { events, inngest } from '../client';
import { waitForPerson } from './wait-for-person';

/** Enough for any run: an action that is asked about more often than this is left to the sweepers. */
const MAX_REVIEW_CYCLES = 20;

/** Before an attempt that came to nothing is followed by the next, or one that nobody knows the end of is asked about. */
const PAUSE = '65s';

/** No subject goes through more hands than this in one step. */
const MAX_HANDS = 4;

/** More than any plan has steps, revised or not. */
const MAX_TURNS = 200;

type Task = Extract<ProposeResult, { taskId: string }>;
type Asked = { actionId: string; status: ActionStatus; approvalId: string | null };
/** The rest of a task, from the proposal that a person is asked about: what comes after it may rest on it. */
type Held = { turn: number; task: Task; ordinal: number; asked: Asked };

/** Steps of the first agent are named as ever: runs that wait go on where they are. */
const nameOf = (turn: number, ordinal: number): string => (turn === 0 ? `${ordinal}` : `${turn}-${ordinal}`);

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
    const outcomes: string[] = [];
    const begun: number[] = [];
    const held: Held[] = [];
    let summary = '';
    let cancelled = false;

    /** Takes an action to its end: a person answers where one is asked, the gateway acts. @returns whether it was carried out. */
    const settle = async (name: string, { actionId, ...asked }: Asked): Promise<boolean> => {
      let { status, approvalId } = asked;
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
      return isExecuted(status);
    };

    /** Puts what a task proposes before the gate, and takes each to its end. @returns whether all of it was carried out. */
    const carryOut = async (turn: number, task: Task, from: number, holds: boolean): Promise<boolean> => {
      let wasDone = true;
      for (let ordinal = from; ordinal < task.proposals; ordinal++) {
        const name = nameOf(turn, ordinal);
        if (task.drafts?.includes(ordinal))
          await step.run(`draft ${name}`, () => draftProposal(workspaceId, task.taskId, ordinal));
        const submitted = await step.run(`submit ${name}`, () =>
          submitUnlessCancelled(workspaceId, task.taskId, ordinal),
        );
        cancelled = submitted === null;
        if (!submitted) return false;
        // Whoever is asked about one step does not hold up the others.
        if (holds && submitted.status === 'awaiting_approval') {
          held.push({ turn, task, ordinal, asked: submitted });
          return true;
        }
        if (!(await settle(name, submitted))) wasDone = false;
      }
      return wasDone;
    };

    let task = await step.run('propose', () => proposeActions(workspaceId, runId));
    let hands = 0;
    for (let turn = 0; turn < MAX_TURNS && !cancelled; turn++) {
      let after: number;
      let asks: boolean;
      if (task.taskId === null) {
        const next = held.shift();
        if (!next) break;
        await settle(nameOf(next.turn, next.ordinal), next.asked);
        await carryOut(next.turn, next.task, next.ordinal + 1, false);
        if (cancelled) break;
        after = next.task.step;
        // The orchestrator is asked again after each step of a plan of several, and after whatever did not come off.
        asks = true;
      } else {
        const { taskId, handsOver, more } = task;
        ({ summary } = task);
        if (!begun.includes(task.step)) begun.push(task.step);
        // The gate decides when it goes out, on what holds then.
        if (task.notBefore) {
          await step.run(`rest ${turn}`, () => markRun(workspaceId, runId, 'waiting'));
          await step.sleepUntil(`until it suits ${turn}`, task.notBefore);
        }
        const wasDone = await carryOut(turn, task, 0, more);
        if (cancelled) break;
        if (handsOver && wasDone && hands++ < MAX_HANDS) {
          task = await step.run(`hand over ${turn}`, () => proposeHandedOver(workspaceId, runId, taskId));
          if (task.taskId !== null) continue;
          break;
        }
        after = begun.at(-1) ?? 0;
        asks = more || !wasDone || held.length > 0;
      }
      if (!asks) {
        if (held.length === 0) break;
        task = { taskId: null };
        continue;
      }
      task = await step.run(`continue ${turn}`, () =>
        continueRun(workspaceId, runId, { step: after, begun }),
      );
    }
    if (cancelled || (outcomes.length === 0 && summary === '')) return { outcomes };
    const outcome =
      outcomes.length > 0 ? outcomes.map((status) => status.replaceAll('_', ' ')).join(', ') : summary;
    await step.run('finish', () => finishRun(workspaceId, runId, outcome));
    return { outcomes };
  },
);
