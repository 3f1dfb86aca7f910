import type { Actor } from '@/lib/core/access/actor';
import { db } from '@/lib/db/client';
import { completeStep, type DueStep, readDueSteps } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { recordSignals } from '../signals/record-signals';
import { timeSteps } from './time-steps';

const actor: Actor = { type: 'system', id: 'outreach' };
const PAGE = 200;
/** What was refused (the hour, the frequency) is tried again after this long; what was due for longer than that was left. */
const AGAIN_MS = 6 * 3_600_000;
const GIVE_UP_MS = 30 * 86_400_000;

/**
 * Reads from each connected outreach tool which steps of its sequences have come due, and records each as a signal once the moment
 * at which its reader usually reads has come: what then happens is planned, proposed and decided like everything else. A step that went out already, of which the tool was not told,
 * is told now. @returns how many were recorded.
 */
export async function pullDueSteps(): Promise<{ due: number }> {
  const tools = await db().connection.findMany({
    where: { channel: 'outreach' },
    select: { workspaceId: true, connector: true },
  });
  let due = 0;
  for (const { workspaceId, connector } of tools)
    due += await pullFrom(workspaceId, connector).catch((error) => tellOf(error, workspaceId));
  return { due };
}

async function pullFrom(workspaceId: string, source: string): Promise<number> {
  let due = 0;
  let after: DueStep | undefined;
  do {
    const page = await readDueSteps(workspaceId, PAGE, after);
    const open: DueStep[] = [];
    for (const step of page) {
      const key = await sentBefore(workspaceId, step);
      if (key) await tellSent(workspaceId, step, key).catch((error) => tellOf(error, workspaceId));
      else if (now().getTime() - step.dueAt.getTime() < GIVE_UP_MS) open.push(step);
    }
    const ready = await timeSteps(workspaceId, open);
    if (ready.length > 0)
      await recordSignals({ workspaceId, actor, items: ready.map((step) => signalOf(step, source)) });
    due += ready.length;
    after = page.length === PAGE ? page.at(-1) : undefined;
  } while (after);
  return due;
}

/** Tells the tool of a step that went out before. */
const tellSent = (
  workspaceId: string,
  { contactExternalId, sequenceId, step }: DueStep,
  key: string,
): Promise<void> =>
  completeStep(workspaceId, { contactExternalId, sequenceId, step, idempotencyKey: `${key}:step` });

/** One step, or one tool, that can't be read must not keep the others waiting. */
function tellOf(error: unknown, workspaceId: string): number {
  log('warn', 'a due step of an outreach tool could not be read or told of', {
    workspaceId,
    error: error instanceof Error ? error : String(error),
  });
  return 0;
}

/** The message names the step and the try, so that one try is one signal however often it is read. */
function signalOf({ contactExternalId, sequenceId, step, dueAt }: DueStep, source: string) {
  const attempt = Math.floor((now().getTime() - dueAt.getTime()) / AGAIN_MS);
  return {
    kind: 'sequence.step-due' as const,
    source,
    messageId: `${sequenceId}#${step}:${contactExternalId}:${dueAt.getTime()}:${attempt}`.slice(0, 200),
    occurredAt: now().toISOString(),
    payload: { contact: { externalId: contactExternalId }, sequenceId, step },
  };
}

/** The key of the action that sent this step to this contact, if one did. */
async function sentBefore(
  workspaceId: string,
  { contactExternalId, sequenceId, step }: DueStep,
): Promise<string | null> {
  const contact = await db().contact.findUnique({
    where: { workspaceId_externalId: { workspaceId, externalId: contactExternalId } },
    select: { id: true },
  });
  if (!contact) return null;
  const sent = await db().action.findFirst({
    where: {
      workspaceId,
      kind: 'email.message.send',
      targetId: contact.id,
      status: { in: ['accepted', 'observed'] },
      AND: [
        { payload: { path: ['sequence', 'id'], equals: sequenceId } },
        { payload: { path: ['sequence', 'step'], equals: step } },
      ],
    },
    select: { idempotencyKey: true },
  });
  return sent?.idempotencyKey ?? null;
}
