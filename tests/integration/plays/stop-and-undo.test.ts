import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { compensateAction, executeAction } from '@/lib/gateway';
import { readPlay } from '@/lib/queries/plays/read-play';
import { listRollbackSubjects } from '@/lib/queries/rollbacks/list-rollback-subjects';
import { readRollback } from '@/lib/queries/rollbacks/read-rollback';
import { listPauseSubjects } from '@/lib/queries/stops/list-pause-subjects';
import { readPauseAccount } from '@/lib/queries/stops/read-pause-account';
import { requestRollback } from '@/lib/usecases/rollbacks/request-rollback';
import { liftPause } from '@/lib/usecases/stops/lift-pause';
import { pauseSubject } from '@/lib/usecases/stops/pause-subject';
import { actionOf, anIdlePlay, proposeAssignment, vendorOwner } from '../../support/assignment';
import { anOutreachAction } from '../../support/builders/an-outreach';
import { aMessageOfSequence, anOutreachWorkspace } from '../../support/outreach';
import { anAssignmentDone, aPlannedRollback, runToEnd } from '../../support/rollback';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';

const stop = (
  { workspaceId, admin }: TestWorkspace,
  playId: string,
  mode: 'freeze' | 'drain' | 'quarantine' = 'freeze',
) =>
  pauseSubject({ workspaceId, actor: admin, subject: { type: 'play', id: playId }, mode, reason: 'A test' });
const account = ({ workspaceId }: TestWorkspace, pauseId: string) =>
  readPauseAccount({ id: workspaceId, currency: 'EUR' }, pauseId);
const execute = ({ workspaceId }: TestWorkspace, actionId: string) =>
  executeAction({ workspaceId, actionId });

/** Somebody in a sequence by an enrolment of a play, and the message of it that is due. */
async function aFollowUp(workspace: TestWorkspace, playId: string) {
  const message = await aMessageOfSequence(workspace);
  const { runId, connectionId } = await actionOf(message.actionId);
  const own = await db().run.findUniqueOrThrow({ where: { id: runId ?? '' } });
  const { id: enrolRunId } = await db().run.create({
    data: { ...own, id: `${own.id}-enrol`, plan: {}, playId, playVersion: 1 },
  });
  const enrolmentId = await anOutreachAction(
    { id: workspace.workspaceId, crm: { id: connectionId } },
    message.contactId,
    {
      kind: 'outreach.contact.enrol',
      channel: 'outreach',
      runId: enrolRunId,
      status: 'observed',
      payload: { contactId: message.contactId, sequenceId: 'corporate-gifts', purpose: 'sales_outreach' },
    },
  );
  return { ...message, enrolmentId };
}

describe('a stop of a play', () => {
  test('holds what its runs had cleared, refuses what they propose, lets be taken back, and leaves all else alone', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const [play, other] = [await anIdlePlay(workspace), await anIdlePlay(workspace)];
    const done = await anAssignmentDone(workspace, play);
    const cleared = await proposeAssignment(workspace, play);
    const [ofOther, ofNone] = [await proposeAssignment(workspace, other), await proposeAssignment(workspace)];
    const { pauseId } = await stop(workspace, play);

    expect(await execute(workspace, cleared.actionId)).toMatchObject({ status: 'held' });
    const refused = await proposeAssignment(workspace, play);
    expect(refused.status).toBe('denied');
    const { findings } = await db().decision.findFirstOrThrow({ where: { actionId: refused.actionId } });
    expect(JSON.stringify(findings)).toContain('The play that led to this is paused');
    for (const { actionId } of [ofOther, ofNone])
      expect(await execute(workspace, actionId)).toMatchObject({ status: 'observed' });
    expect(await account(workspace, pauseId)).toMatchObject({
      pause: { subject: 'play', covers: { id: play, name: 'A play' } },
      claimedSince: 0,
      held: [{ count: 1 }],
    });
    expect(
      await compensateAction({ workspaceId, actionId: done.actionId, userId: admin.id, reason: 'Back' }),
    ).toMatchObject({ status: 'rolled_back' });

    await liftPause({ workspaceId, actor: admin, pauseId, reason: 'Enough' });
    expect((await proposeAssignment(workspace, play)).status).not.toBe('denied');
  });

  test('that drains lets finish what was cleared; one that quarantines holds what comes', async () => {
    const workspace = await aWorkspace();
    const play = await anIdlePlay(workspace);
    const cleared = await proposeAssignment(workspace, play);
    const { pauseId } = await stop(workspace, play, 'drain');
    expect(await execute(workspace, cleared.actionId)).toMatchObject({ status: 'observed' });
    expect((await proposeAssignment(workspace, play)).status).toBe('denied');
    expect(await account(workspace, pauseId)).toMatchObject({ claimedSince: 0, drained: { count: 1 } });

    const kept = await anIdlePlay(workspace);
    await stop(workspace, kept, 'quarantine');
    expect((await proposeAssignment(workspace, kept)).status).toBe('held');
  });

  test('holds the messages of a sequence that it enrolled somebody in, and of none that others did', async () => {
    const workspace = await anOutreachWorkspace({ firstDecisionsToReview: 0 });
    const [play, other] = [await anIdlePlay(workspace), await anIdlePlay(workspace)];
    const { actionId } = await aFollowUp(workspace, play);
    await db().action.update({ where: { id: actionId }, data: { status: 'cleared' } });
    const elsewhere = await stop(workspace, other);
    const { pauseId } = await stop(workspace, play);
    const met = await db().pauseAction.findMany({ where: { pauseId } });
    expect(met).toMatchObject([{ actionId, standing: 'cleared' }]);
    expect(await db().pauseAction.count({ where: { pauseId: elsewhere.pauseId } })).toBe(0);
    expect(await execute(workspace, actionId)).toMatchObject({ status: 'held' });
    const facts = await db().decision.findFirstOrThrow({
      where: { actionId },
      orderBy: { decidedAt: 'desc' },
      select: { facts: true },
    });
    expect(facts.facts).toMatchObject({ pauses: [{ id: pauseId, subject: 'play' }] });
  });

  test('can be chosen by its title, stands on its page, and is not found from elsewhere', async () => {
    const [workspace, elsewhere] = [await aWorkspace(), await aWorkspace()];
    const play = await anIdlePlay(workspace);
    const { pauseId } = await stop(workspace, play);
    expect(await listPauseSubjects(workspace.workspaceId)).toContainEqual({
      subject: 'play',
      subjectId: play,
      name: 'A play',
      isPaused: true,
      isDraining: false,
    });
    expect(await readPlay(workspace.workspaceId, play)).toMatchObject({
      pause: { id: pauseId, reason: 'A test' },
    });
    await expect(stop(elsewhere, play)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a rollback of a play', () => {
  test('puts back what its runs did and nothing else', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const play = await anIdlePlay(workspace);
    const [own, free] = [await anAssignmentDone(workspace, play), await anAssignmentDone(workspace)];
    expect(await listRollbackSubjects(workspaceId)).toContainEqual({
      by: 'play',
      id: play,
      name: 'A play',
      versions: [],
    });
    const rollbackId = await aPlannedRollback(workspace, { by: 'play', id: play });
    expect(await readRollback(workspaceId, rollbackId)).toMatchObject({
      subject: { type: 'play', id: play, name: 'A play' },
      outlooks: { restore: 1 },
    });
    await runToEnd(workspace, rollbackId);
    expect(await vendorOwner(workspaceId, own.externalId)).toBeNull();
    expect(await vendorOwner(workspaceId, free.externalId)).toBe(free.owner);
  });

  test('says of the messages that followed from it that they can’t be undone', async () => {
    const workspace = await anOutreachWorkspace({ firstDecisionsToReview: 0 });
    const play = await anIdlePlay(workspace);
    const { actionId } = await aFollowUp(workspace, play);
    await db().action.update({ where: { id: actionId }, data: { status: 'cleared' } });
    expect(await execute(workspace, actionId)).toMatchObject({ status: 'observed' });
    const rollbackId = await aPlannedRollback(workspace, { by: 'play', id: play });
    expect(await db().rollbackItem.findMany({ where: { rollbackId } })).toMatchObject([
      { actionId, outlook: 'irreversible' },
    ]);
  });

  test('is refused for a play that is not there', async () => {
    const { workspaceId, admin } = await aWorkspace();
    const selector = { by: 'play', id: 'ply_none' } as const;
    await expect(requestRollback({ workspaceId, actor: admin, selector, reason: 'x' })).rejects.toMatchObject(
      { code: 'not_found', detail: 'There is no such play here.' },
    );
  });
});
