import { describe, expect, test } from 'vitest';
import { actionDetailSchema } from '@/lib/contracts/actions';
import {
  approvalDetailSchema,
  approvalPageSchema,
  listApprovalsQuerySchema,
} from '@/lib/contracts/approvals';
import { auditEntrySchema, auditPageSchema, listAuditQuerySchema } from '@/lib/contracts/audit';
import { listRunsQuerySchema, runDetailSchema, runPageSchema } from '@/lib/contracts/runs';
import { auditVerbs } from '@/lib/core/audit/events';
import { type Plan, planSchema } from '@/lib/core/runs/plan';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { executeAction, submitAction } from '@/lib/gateway';
import { changeContact } from '@/lib/practice-platform/crm';
import { readActionDetails } from '@/lib/queries/actions/read-action-details';
import { readUndoResult } from '@/lib/queries/actions/read-undo-result';
import { listApprovals } from '@/lib/queries/approvals/list-approvals';
import { readApproval } from '@/lib/queries/approvals/read-approval';
import { listAuditEntries } from '@/lib/queries/audit/list-audit-entries';
import { readAuditEntry } from '@/lib/queries/audit/read-audit-entry';
import { listRuns } from '@/lib/queries/runs/list-runs';
import { readRun } from '@/lib/queries/runs/read-run';
import { undoAction } from '@/lib/usecases/actions/undo-action';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { aContact, assignOwner, aTask, aWorkspace, ownerIds } from '../../support/workspace';

const plan: Plan = planSchema.parse({
  action: 'assign',
  agentKind: 'lead-router',
  why: 'It is worth an owner.',
  expectedValueMicros: '5000000',
  expectedValueLowMicros: '1000000',
  expectedValueHighMicros: '9000000',
  assumptions: ['A contact is worth 100.'],
  alternatives: [{ agentKind: null, why: 'Nothing is lost by waiting.', expectedValueMicros: '0' }],
  inputs: [],
});

/** A contact's assignment waiting for a person. */
async function anAssignmentThatAsks(workspace: Awaited<ReturnType<typeof aWorkspace>>) {
  const { workspaceId, agents } = workspace;
  const { contactId, signalId, externalId } = await aContact(workspaceId);
  const [owner = '', otherOwner = ''] = await ownerIds(workspaceId);
  const proposal = assignOwner(contactId, signalId, owner);
  const { runId, taskId } = await aTask(workspace, 'lead-router', signalId, [proposal]);
  await db().run.update({
    where: { id: runId },
    data: { plan, subjectId: contactId, expectedValueMicros: 5_000_000n },
  });
  const submitted = await submitAction({
    workspaceId,
    runId,
    taskId,
    ordinal: 0,
    requester: { type: 'agent', ...agents['lead-router'] },
    proposal: { ...proposal, reasoning: `Best suited: ${owner}.` },
  });
  return {
    contactId,
    signalId,
    externalId,
    owner,
    otherOwner,
    runId,
    ...submitted,
    approvalId: submitted.approvalId ?? '',
  };
}

const pending = listApprovalsQuerySchema.parse({});

async function aWaitingWorkspace() {
  const furnished = await aWorkspace({ firstDecisionsToReview: 50, askBelowConfidence: 0 });
  return { furnished, workspace: { id: furnished.workspaceId, currency: 'EUR' } };
}

describe('approvals', () => {
  test('a row and its detail say what would change in words and names, by their contracts', async () => {
    const { furnished, workspace } = await aWaitingWorkspace();
    const asked = await anAssignmentThatAsks(furnished);
    const page = approvalPageSchema.parse(await listApprovals(workspace, pending));
    const owner = await db().practiceOwner.findUniqueOrThrow({ where: { id: asked.owner } });
    expect(page.rows.map((row) => row.id)).toEqual([asked.approvalId]);
    expect(page.rows[0]?.action.sentence).toBe(`Assign ${asked.externalId} to ${owner.name}`);
    expect(page.rows[0]?.reviewer).toMatchObject({ isSample: true, name: expect.any(String) });
    expect(page.rows[0]?.askingCount).toBeGreaterThan(0);
    const detail = approvalDetailSchema.parse(await readApproval(workspace, asked.approvalId));
    expect(detail.action.hash).toBe(detail.actionHash);
    expect(detail.action.changes[0]).toMatchObject({
      field: 'ownerId',
      before: { raw: null },
      after: { raw: asked.owner, name: owner.name },
    });
    expect(detail.action.mentions).toContainEqual({
      type: 'owner',
      id: asked.owner,
      name: owner.name,
      isSample: false,
    });
  });

  test('pages do not overlap and do not leave out; what is decided moves to the other list', async () => {
    const { furnished, workspace } = await aWaitingWorkspace();
    const ids: string[] = [];
    for (let index = 0; index < 3; index++) ids.push((await anAssignmentThatAsks(furnished)).approvalId);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listApprovals(workspace, { ...pending, limit: 2, cursor });
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect(seen).toHaveLength(3);
    const first = await readApproval(workspace, ids[0] ?? '');
    await decideApproval({
      workspaceId: workspace.id,
      actor: furnished.reviewer,
      approvalId: first.id,
      actionHash: first.actionHash,
      answer: 'rejected',
      reason: 'Not this one.',
    });
    const decided = await listApprovals(workspace, listApprovalsQuerySchema.parse({ status: 'decided' }));
    expect(decided.rows).toMatchObject([
      { id: ids[0], reason: 'Not this one.', decidedBy: { id: furnished.reviewer.id } },
    ]);
  });

  test('another workspace’s ids answer like unknown ones', async () => {
    const { furnished, workspace } = await aWaitingWorkspace();
    const other = await aWaitingWorkspace();
    const asked = await anAssignmentThatAsks(furnished);
    const [entry] = (await listAuditEntries(workspace, listAuditQuerySchema.parse({}))).rows;
    await expect(readApproval(other.workspace, asked.approvalId)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(readRun(other.workspace, asked.runId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(readAuditEntry(other.workspace, entry?.id ?? '')).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await readActionDetails(other.workspace, { id: asked.actionId })).toEqual([]);
  });
});

describe('runs and the record', () => {
  test('a run tells of decision, answer, effect and a taking back that met a later edit; the record shows each entry', async () => {
    const { furnished, workspace } = await aWaitingWorkspace();
    const asked = await anAssignmentThatAsks(furnished);
    const { actionHash } = await readApproval(workspace, asked.approvalId);
    await decideApproval({
      workspaceId: workspace.id,
      actor: furnished.reviewer,
      approvalId: asked.approvalId,
      actionHash,
      answer: 'granted',
      reason: null,
    });
    await executeAction({ workspaceId: workspace.id, actionId: asked.actionId });
    await inTransaction((tx) =>
      changeContact(tx, {
        workspaceId: workspace.id,
        externalId: asked.externalId,
        set: { ownerId: asked.otherOwner },
        by: `person:${furnished.admin.id}`,
      }),
    );
    const undone = await readUndoResult(
      workspace,
      await undoAction({
        workspaceId: workspace.id,
        actor: furnished.admin,
        actionId: asked.actionId,
        reason: 'Wrong one.',
      }),
    );
    expect(undone.status).toBe('rollback_conflict');
    const live = await db().practiceOwner.findUniqueOrThrow({ where: { id: asked.otherOwner } });
    expect(undone.fields).toContainEqual(
      expect.objectContaining({
        field: 'ownerId',
        outcome: 'conflict',
        live: { raw: live.id, name: live.name },
      }),
    );

    const run = runDetailSchema.parse(await readRun(workspace, asked.runId));
    const action = actionDetailSchema.parse(run.actions.find((each) => each.id === asked.actionId));
    expect(action.decisions.map((decision) => decision.stage)).toEqual(['submit', 'approval', 'claim']);
    expect(action.approvals).toMatchObject([{ status: 'granted', decidedBy: { id: furnished.reviewer.id } }]);
    expect(action.execution?.fields.find((field) => field.field === 'ownerId')?.observed?.raw).toBe(
      asked.owner,
    );
    expect(action.compensations).toHaveLength(1);
    expect(action.conflict).toContainEqual(
      expect.objectContaining({ field: 'ownerId', live: { raw: live.id, name: live.name } }),
    );
    const runs = runPageSchema.parse(
      await listRuns(workspace, listRunsQuerySchema.parse({ q: asked.contactId })),
    );
    expect(runs.rows).toMatchObject([{ id: asked.runId, actionStatuses: ['rollback_conflict'] }]);

    const record = auditPageSchema.parse(
      await listAuditEntries(workspace, listAuditQuerySchema.parse({ run: asked.runId, limit: '100' })),
    );
    expect(record.rows.map((row) => row.verb)).toEqual(
      expect.arrayContaining(['actions.decided', 'approvals.granted', 'actions.claimed', 'actions.executed']),
    );
    for (const row of record.rows) {
      const entry = auditEntrySchema.parse(await readAuditEntry(workspace, row.id));
      expect(auditVerbs).toContain(entry.verb);
      // What is personal in it is sealed where it is stored, and opened where it is read.
      const stored = JSON.parse(entry.canonical);
      expect(stored.id).toBe(row.id);
      expect(new Set(Object.keys(stored.detail))).toEqual(new Set(Object.keys(entry.detail as object)));
    }
    const claimed = record.rows.find(
      (row) => row.verb === 'actions.claimed' && row.actionId === asked.actionId,
    );
    const entry = await readAuditEntry(workspace, claimed?.id ?? '');
    expect(entry.changes.find((change) => change.field === 'ownerId')?.after.raw).toBe(asked.owner);
  });

  test('the record pages by id, newest first, and narrows by verb and time', async () => {
    const { furnished, workspace } = await aWaitingWorkspace();
    await anAssignmentThatAsks(furnished);
    const all = await listAuditEntries(workspace, listAuditQuerySchema.parse({ limit: '200' }));
    const first = await listAuditEntries(workspace, listAuditQuerySchema.parse({ limit: '1' }));
    const second = await listAuditEntries(
      workspace,
      listAuditQuerySchema.parse({ limit: '1', cursor: first.nextCursor ?? '' }),
    );
    expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(
      all.rows.slice(0, 2).map((row) => row.id),
    );
    const asked = await listAuditEntries(
      workspace,
      listAuditQuerySchema.parse({ verb: 'approvals.requested' }),
    );
    expect(asked.rows.map((row) => row.verb)).toEqual(['approvals.requested']);
    const earlier = listAuditQuerySchema.parse({ to: '2000-01-01T00:00:00Z' });
    expect((await listAuditEntries(workspace, earlier)).rows).toEqual([]);
  });
});
