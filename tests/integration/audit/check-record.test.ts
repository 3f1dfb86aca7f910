import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { compensateAction } from '@/lib/gateway';
import { readAuditLog } from '@/lib/queries/audit/read-audit-log';
import { checkRecord } from '@/lib/usecases/audit/check-record';
import { proposeAssignment } from '../../support/assignment';
import { anAssignmentDone } from '../../support/rollback';
import { aWorkspace } from '../../support/workspace';

/** As whoever administers the database can: past every trigger. */
const tamper = (sql: string, ...values: unknown[]) =>
  inTransaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    expect(await tx.$executeRawUnsafe(sql, ...values)).toBeGreaterThan(0);
  });

/** A workspace where an action was carried out and taken back, one was asked about and granted, one rejected. */
async function aBusyWorkspace() {
  const workspace = await aWorkspace({ firstDecisionsToReview: 0 });
  const { workspaceId, admin, reviewer } = workspace;
  const done = await anAssignmentDone(workspace);
  await compensateAction({ workspaceId, actionId: done.actionId, userId: admin.id, reason: 'Not theirs.' });
  return { ...workspace, done, reviewer };
}

test('what was written fits the record, and the check itself is in it', async () => {
  const { workspaceId } = await aBusyWorkspace();
  const check = await checkRecord(workspaceId);
  expect(check.problems).toEqual([]);
  expect(check.entries).toBeGreaterThan(5);
  expect(check.actions).toBe(2);
  expect((await readAuditLog(workspaceId)).check).toMatchObject({ problems: 0, named: [], actions: 2 });
});

const edits: [what: string, sql: string, found: RegExp][] = [
  [
    'the bytes of an entry',
    `UPDATE audit_entries SET canonical = replace(canonical, 'allow', 'denyy') WHERE workspace_id = $1 AND verb = 'actions.decided'`,
    /was changed since it was sealed/,
  ],
  [
    'the body that is searched',
    `UPDATE audit_entries SET body = jsonb_set(body, '{detail,verdict}', '"deny"') WHERE workspace_id = $1 AND verb = 'actions.decided'`,
    /found under something else/,
  ],
  [
    'who did it',
    `UPDATE audit_entries SET actor_id = 'usr_other' WHERE workspace_id = $1 AND verb = 'actions.claimed'`,
    /found under something else/,
  ],
  [
    'an entry that is gone',
    `DELETE FROM audit_entries WHERE workspace_id = $1 AND verb = 'actions.executed'`,
    /Entry \d+ \(aud_\w+\) is gone/,
  ],
  [
    'a hash of the tree',
    `UPDATE audit_tiles SET hashes = overlay(hashes placing '\\x00' from 5) WHERE workspace_id = $1`,
    /stored hashes/,
  ],
  [
    'a signed head',
    `UPDATE audit_checkpoints SET note = replace(note, 'wsp_', 'wsq_') WHERE workspace_id = $1`,
    /head of \d+ entries is not signed/,
  ],
  [
    'what an action does',
    `UPDATE actions SET payload = jsonb_set(payload, '{ownerExternalId}', '"own_evil"') WHERE workspace_id = $1`,
    /what it does is not what was decided/,
  ],
  [
    'the verdict of a decision',
    `UPDATE decisions SET verdict = 'escalate' WHERE workspace_id = $1`,
    /decision dec_\w+ is not the one on record/,
  ],
  [
    'the findings of a decision',
    `UPDATE decisions SET findings = '[]' WHERE workspace_id = $1 AND findings <> '[]'`,
    /decision dec_\w+ is not the one on record/,
  ],
  [
    'a decision that is gone',
    `DELETE FROM decisions WHERE workspace_id = $1 AND stage = 'submit'`,
    /a decision that is on record is gone/,
  ],
  [
    'what was found before',
    `UPDATE executions SET checkpoint = jsonb_set(checkpoint, '{ownerId}', '"own_other"') WHERE workspace_id = $1`,
    /found and set is not what is on record/,
  ],
  ['an execution that is gone', `DELETE FROM executions WHERE workspace_id = $1`, /its execution is gone/],
  [
    'a place in the log that is gone',
    'DELETE FROM audit_leaves WHERE workspace_id = $1 AND index = 2',
    /only \d+ are taken/,
  ],
  [
    'a row that is no longer readable',
    `UPDATE executions SET checkpoint = '[]' WHERE workspace_id = $1`,
    /its rows can't be read/,
  ],
];
test.each(edits)('an edit past every lock is found: %s', async (_, sql, found) => {
  const { workspaceId } = await aBusyWorkspace();
  expect((await checkRecord(workspaceId)).problems).toEqual([]);
  await tamper(sql, workspaceId);
  const { problems } = await checkRecord(workspaceId);
  expect(problems.join('\n')).toMatch(found);
  expect((await readAuditLog(workspaceId)).check).toMatchObject({ problems: problems.length });
});

test('an answer that nobody gave is found', async () => {
  const workspace = await aWorkspace({ firstDecisionsToReview: 50 });
  const { workspaceId, reviewer } = workspace;
  const { actionId } = await proposeAssignment(workspace);
  const approval = await db().approval.findFirstOrThrow({ where: { actionId } });
  const before = (await checkRecord(workspaceId)).problems;
  expect(before).toEqual([]);
  await tamper(
    `UPDATE approvals SET status = 'granted', decided_by_id = $2, decided_at = now() WHERE workspace_id = $1`,
    workspaceId,
    reviewer.id,
  );
  expect((await checkRecord(workspaceId)).problems).toEqual([
    `Action ${actionId}: answer ${approval.id} (granted) is in no entry.`,
  ]);
});

test('every outcome names the entry of its intent', async () => {
  const { workspaceId, done } = await aBusyWorkspace();
  const entries = await db().auditEntry.findMany({
    where: { workspaceId, actionId: done.actionId },
    orderBy: { id: 'asc' },
  });
  const [claim] = entries.filter(({ verb }) => verb === 'actions.claimed');
  const [executed] = entries.filter(({ verb }) => verb === 'actions.executed');
  expect(JSON.parse(executed?.canonical ?? '{}')).toMatchObject({ completes: claim?.id });
});
