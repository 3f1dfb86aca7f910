import { assertNever } from '@/lib/core/shared/assert-never';
import { db, practiceDb } from '@/lib/db/client';
import { compensateAction, executeAction } from '@/lib/gateway';
import { now, withClock } from '@/lib/platform/clock';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { planRollbackOf } from '@/lib/usecases/rollbacks/plan-rollback';
import { requestRollback } from '@/lib/usecases/rollbacks/request-rollback';
import { runRollbackPage } from '@/lib/usecases/rollbacks/run-page';
import { steerRollback } from '@/lib/usecases/rollbacks/steer-rollback';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { liftPause } from '@/lib/usecases/stops/lift-pause';
import { pauseSubject } from '@/lib/usecases/stops/pause-subject';
import { actionSweeps } from '@/lib/usecases/sweeps/action-sweeps';
import { editByHand } from '../rollback';
import {
  aContact,
  aSignalAbout,
  assignOwner,
  aTask,
  aWorkspace,
  ownerIds,
  type TestWorkspace,
} from '../workspace';
import { inProcess } from './crashing-platform';
import { AGENTS_OWNERS, CONTACTS, PEOPLES_OWNERS, type Step } from './step';

export type World = {
  workspace: TestWorkspace;
  contacts: { contactId: string; externalId: string }[];
  agentsOwners: string[];
  peoplesOwners: string[];
  /** How far its clock is ahead: time goes by when it is swept, and never back. */
  aheadMs: number;
};

/** A workspace with a few contacts that the CRM knows and nobody has. */
export async function aWorld(): Promise<World> {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const owners = await ownerIds(workspaceId);
  const contacts = [];
  for (let i = 0; i < CONTACTS; i++) contacts.push(await aContact(workspaceId));
  await practiceDb().practiceContact.createMany({
    data: contacts.map(({ externalId }) => ({
      workspaceId,
      externalId,
      displayName: externalId,
      updatedAt: now(),
      updatedBy: 'api',
    })),
  });
  return {
    workspace,
    contacts,
    agentsOwners: owners.slice(0, AGENTS_OWNERS),
    peoplesOwners: owners.slice(AGENTS_OWNERS, AGENTS_OWNERS + PEOPLES_OWNERS),
    aheadMs: 0,
  };
}

async function act(world: World, contact: number, owner: number): Promise<void> {
  const { workspace } = world;
  const { workspaceId, reviewer } = workspace;
  const contactId = world.contacts[contact]?.contactId ?? '';
  const signalId = await aSignalAbout(workspaceId, contactId);
  const { taskId } = await aTask(workspace, 'lead-router', signalId, [
    assignOwner(contactId, signalId, world.agentsOwners[owner] ?? ''),
  ]);
  const { actionId, approvalId } = await submitProposal(workspaceId, taskId, 0);
  if (approvalId) {
    const { hash } = await db().action.findUniqueOrThrow({ where: { id: actionId } });
    await decideApproval({
      workspaceId,
      actor: reviewer,
      approvalId,
      actionHash: hash,
      answer: 'granted',
      reason: null,
    });
  }
  await executeAction({ workspaceId, actionId });
}

async function takeBack({ workspace: { workspaceId, admin } }: World, nth: number): Promise<void> {
  const done = await db().execution.findMany({
    where: { workspaceId },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    select: { actionId: true },
  });
  const chosen = done[nth % Math.max(1, done.length)];
  if (chosen)
    await compensateAction({
      workspaceId,
      actionId: chosen.actionId,
      userId: admin.id,
      reason: 'It was wrong',
    });
}

async function carryOn({ workspace: { workspaceId } }: World): Promise<void> {
  const running = await db().rollback.findMany({ where: { workspaceId, status: 'running' } });
  for (const { id } of running)
    for (let page = 0; page < 10; page++) if ((await runRollbackPage(workspaceId, id)).isOver) break;
}

async function rollBackAll(world: World): Promise<void> {
  const { workspaceId, admin, agents } = world.workspace;
  const selector = { by: 'agent' as const, id: agents['lead-router'].id };
  const { rollbackId } = await requestRollback({ workspaceId, actor: admin, selector, reason: 'All wrong' });
  await planRollbackOf(workspaceId, rollbackId);
  await steerRollback({ workspaceId, actor: admin, rollbackId, step: 'start' });
  await carryOn(world);
}

async function lift({ workspace: { workspaceId, admin } }: World): Promise<void> {
  for (const { id } of await db().pause.findMany({ where: { workspaceId, liftedAt: null } }))
    await liftPause({ workspaceId, actor: admin, pauseId: id });
}

/** Everything that keeps work from being left open, two minutes later. */
async function sweep(world: World): Promise<void> {
  world.aheadMs += 120_000;
  for (const each of Object.values(actionSweeps)) await each(500);
}

const inTime = <T>(world: World, work: () => Promise<T>): Promise<T> =>
  withClock(() => new Date(Date.now() + world.aheadMs), work);

/** One step by a process of its own: it ends, is refused, or dies. */
export const perform = (world: World, step: Step): Promise<void> => inTime(world, () => take(world, step));

function take(world: World, step: Step): Promise<void> {
  const { workspaceId, admin } = world.workspace;
  switch (step.do) {
    case 'act':
      return inProcess(step.crash, () => act(world, step.contact, step.owner));
    case 'edit':
      return inProcess('none', () =>
        editByHand(
          workspaceId,
          world.contacts[step.contact]?.externalId ?? '',
          world.peoplesOwners[step.owner] ?? '',
        ),
      );
    case 'take back':
      return inProcess(step.crash, () => takeBack(world, step.nth));
    case 'roll back all':
      return inProcess(step.crash, () => rollBackAll(world));
    case 'carry on':
      return inProcess(step.crash, () => carryOn(world));
    case 'stop':
      return inProcess('none', () =>
        pauseSubject({
          workspaceId,
          actor: admin,
          subject: { type: 'workspace', id: workspaceId },
          reason: 'Stop',
        }),
      );
    case 'lift':
      return inProcess('none', () => lift(world));
    case 'sweep':
      return inProcess('none', () => sweep(world));
    default:
      return assertNever(step);
  }
}

/** What becomes of everything once nobody does anything new: stops are lifted, sweepers run, rollbacks go on to their end. */
export const settle = (world: World): Promise<void> =>
  inTime(world, async () => {
    await lift(world);
    for (let round = 0; round < 3; round++) {
      await sweep(world);
      await carryOn(world);
    }
  });

/** Takes back whatever of the agents' work stands, again and again while a round still puts something back. */
export const takeAllBack = (world: World): Promise<void> =>
  inTime(world, async () => {
    for (let round = 0; round < 3; round++) {
      await rollBackAll(world);
      await settle(world);
    }
  });
