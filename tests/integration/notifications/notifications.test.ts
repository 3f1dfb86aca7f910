import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { webhookMessageSchema } from '@/lib/contracts/webhooks';
import { db } from '@/lib/db/client';
import { now, withClock } from '@/lib/platform/clock';
import { readAuditLog } from '@/lib/queries/audit/read-audit-log';
import { advanceApproval } from '@/lib/usecases/approvals/advance-approval';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { reassignApproval } from '@/lib/usecases/approvals/reassign-approval';
import { checkRecord } from '@/lib/usecases/audit/check-record';
import { openAlarm } from '@/lib/usecases/monitoring/open-alarm';
import { settleAlarm } from '@/lib/usecases/monitoring/settle-alarm';
import {
  addWebhook,
  removeWebhook,
  replaceWebhookSecret,
} from '@/lib/usecases/notifications/change-webhooks';
import { chooseMails } from '@/lib/usecases/notifications/choose-mails';
import { mailReviewers } from '@/lib/usecases/notifications/mail-reviewers';
import { postWebhooks } from '@/lib/usecases/notifications/post-webhooks';
import { testMail, testWebhook } from '@/lib/usecases/notifications/send-test';
import { proposeAssignment } from '../../support/assignment';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';
import { aMailServer, aProgram } from './receivers';

let mail: Awaited<ReturnType<typeof aMailServer>>;
let program: Awaited<ReturnType<typeof aProgram>>;
beforeAll(async () => {
  mail = await aMailServer();
  program = await aProgram();
});
afterAll(async () => {
  await mail.stop();
  program.stop();
});
beforeEach(() => {
  vi.stubEnv('SMTP_URL', mail.url);
  vi.stubEnv('MAIL_FROM', 'Mandate <mandate@example.com>');
  vi.stubEnv('NEXTAUTH_URL', 'https://mandate.example.com');
  vi.stubEnv('WEBHOOKS_INSIDE', 'yes');
  mail.fill(false);
  program.answer(204);
  mail.messages.length = 0;
  program.posted.length = 0;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await db().notification.updateMany({ where: { status: 'waiting' }, data: { status: 'dropped' } });
});

/** A workspace of real people, where every first decision waits for one. */
async function aWatchedWorkspace() {
  const workspace = await aWorkspace({ firstDecisionsToReview: 50 });
  await db().membership.updateMany({
    where: { workspaceId: workspace.workspaceId },
    data: { isSample: false },
  });
  return workspace;
}
async function ask(workspace: TestWorkspace) {
  const { approvalId, actionId } = await proposeAssignment(workspace);
  const approval = await db().approval.findUniqueOrThrow({ where: { id: approvalId ?? '' } });
  const { email } = await db().user.findUniqueOrThrow({ where: { id: approval.reviewerId } });
  return { approval, actionId, email };
}
const later = <T>(minutes: number, work: () => Promise<T>) =>
  withClock(new Date(now().getTime() + minutes * 60_000), work);
const rowsOf = ({ workspaceId }: TestWorkspace) =>
  db().notification.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });

describe('by e-mail', () => {
  test('whoever is asked is written to once for all that waits, with a link to the queue and to nothing that decides', async () => {
    const workspace = await aWatchedWorkspace();
    const { email } = await ask(workspace);
    await ask(workspace);
    expect(await mailReviewers(100)).toBe(1);
    expect(await mailReviewers(100)).toBe(0);
    const [message, ...others] = mail.messages;
    expect(others).toEqual([]);
    expect(message?.to).toEqual([email]);
    expect(message?.source).toContain('2 actions wait for your decision');
    expect(message?.source).toContain('Auto-Submitted: auto-generated');
    const links = message?.source.replaceAll('=\r\n', '').match(/https:\/\/\S+/g) ?? [];
    const { slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspace.workspaceId } });
    expect(links).toEqual([
      `https://mandate.example.com/${slug}/approvals`,
      `https://mandate.example.com/${slug}/settings/account`,
    ]);
    // Nobody whom the action is about is named.
    const contacts = await db().contact.findMany({ where: { workspaceId: workspace.workspaceId } });
    for (const { id } of contacts) expect(message?.source).not.toContain(id);
    expect((await rowsOf(workspace)).map(({ status }) => status)).toEqual(['sent', 'sent']);
  });

  test('somebody just written to is left in peace, but for what is urgent', async () => {
    const workspace = await aWatchedWorkspace();
    await ask(workspace);
    await mailReviewers(100);
    const { approval } = await ask(workspace);
    expect(await mailReviewers(100)).toBe(0);
    await db().approval.update({
      where: { id: approval.id },
      data: { deadlineAt: new Date(now().getTime() + 60_000) },
    });
    expect(await mailReviewers(100)).toBe(1);
    await ask(workspace);
    expect(await later(11, () => mailReviewers(100))).toBe(1);
  });

  test('what was decided meanwhile is not told, nor what somebody does not want to be told', async () => {
    const workspace = await aWatchedWorkspace();
    const { workspaceId, admin } = workspace;
    const { approval } = await ask(workspace);
    await decideApproval({
      workspaceId,
      actor: admin,
      approvalId: approval.id,
      actionHash: approval.actionHash,
      answer: 'granted',
      reason: null,
    });
    expect(await mailReviewers(100)).toBe(0);
    expect((await rowsOf(workspace)).map(({ status }) => status)).toEqual(['dropped']);
    await chooseMails(workspaceId, approval.reviewerId, false);
    await ask(workspace);
    expect(await rowsOf(workspace)).toHaveLength(1);
  });

  test('people are told when it is passed on to them, and when the time of whoever was asked is over', async () => {
    const workspace = await aWatchedWorkspace();
    const { workspaceId, admin, reviewer, secondAdmin } = workspace;
    await db().membership.updateMany({ where: { workspaceId }, data: { roles: ['admin', 'reviewer'] } });
    const { approval } = await ask(workspace);
    const other = [reviewer, secondAdmin].find(({ id }) => id !== approval.reviewerId) ?? reviewer;
    await reassignApproval({
      workspaceId,
      actor: admin,
      approvalId: approval.id,
      reviewerId: other.id,
      reason: 'Yours',
    });
    await db().approval.update({ where: { id: approval.id }, data: { nextInLineId: secondAdmin.id } });
    await withClock(new Date(approval.deadlineAt.getTime() + 1), () =>
      advanceApproval(workspaceId, approval.id),
    );
    const rows = await rowsOf(workspace);
    expect(rows.map(({ reason, userId }) => [reason, userId])).toEqual([
      ['asked', approval.reviewerId],
      ['reassigned', other.id],
      ['escalated', secondAdmin.id],
    ]);
  });

  test('a message that was not taken is tried again, later each time, and has failed in the end', async () => {
    const workspace = await aWatchedWorkspace();
    await ask(workspace);
    mail.fill(true);
    expect(await mailReviewers(100)).toBe(0);
    expect(await mailReviewers(100)).toBe(0);
    const [row] = await rowsOf(workspace);
    expect(row).toMatchObject({ status: 'waiting', attempts: 1, error: expect.stringMatching(/full/) });
    mail.fill(false);
    expect(await later(2, () => mailReviewers(100))).toBe(1);
    await ask(workspace);
    mail.fill(true);
    for (const minutes of [20, 30, 70, 200, 700, 1500]) await later(minutes, () => mailReviewers(100));
    const [, failed] = await rowsOf(workspace);
    expect(failed).toMatchObject({ status: 'failed', attempts: 6 });
  });

  test('without a mail server nobody is written to, and a test says what to do', async () => {
    vi.stubEnv('SMTP_URL', '');
    const workspace = await aWatchedWorkspace();
    await ask(workspace);
    expect(await rowsOf(workspace)).toEqual([]);
    await expect(testMail(workspace.workspaceId, workspace.admin.id)).rejects.toMatchObject({
      code: 'not_connected',
      remedy: expect.stringContaining('SMTP_URL'),
    });
    vi.stubEnv('SMTP_URL', mail.url);
    expect(await testMail(workspace.workspaceId, workspace.admin.id)).toEqual({ sent: true, error: null });
    mail.fill(true);
    expect(await testMail(workspace.workspaceId, workspace.admin.id)).toMatchObject({ sent: false });
  });
});

test('owners of agents are written to about alarms of theirs that nobody has settled, and programs are told', async () => {
  const workspace = await aWatchedWorkspace();
  const { workspaceId, agents, admin } = workspace;
  const { ownerId, name } = await db().agent.findUniqueOrThrow({ where: { id: agents.sequencer.id } });
  await addWebhook({ workspaceId, actor: admin, url: program.url });
  const open = (metric: 'refused' | 'overridden') =>
    openAlarm({
      workspaceId,
      kind: 'anomaly',
      subject: { type: 'agent', id: agents.sequencer.id },
      metric,
      moved: 'up',
      since: new Date('2026-11-20T10:00:00Z'),
      expected: 2,
      seen: 30,
      strength: 6,
      points: [],
      why: [],
      consequence: 'tell',
      policyId: null,
      agentIds: [],
    });
  const [first, second] = [await open('refused'), await open('overridden')];
  await settleAlarm({ workspaceId, actor: admin, alarmId: second ?? '', reason: 'A trial.' });
  expect(await mailReviewers(100)).toBe(1);
  const { email } = await db().user.findUniqueOrThrow({ where: { id: ownerId } });
  const [message, ...others] = mail.messages;
  expect(others).toEqual([]);
  expect(message?.to).toEqual([email]);
  const source = message?.source.replaceAll('=\r\n', '') ?? '';
  expect(source).toContain('1 alarm about your agents');
  expect(source).toContain(`Anomaly: Actions refused by the gate, ${name}`);
  expect(source).toContain(`/monitoring/${first}`);
  expect(source).not.toContain(second ?? 'none');
  expect(await postWebhooks(100, workspaceId)).toBe(1);
  expect((await rowsOf(workspace)).map(({ channel, status }) => `${channel} ${status}`).sort()).toEqual([
    'email dropped',
    'email sent',
    'webhook dropped',
    'webhook sent',
  ]);
});

describe('by webhook', () => {
  const add = ({ workspaceId, admin }: TestWorkspace) =>
    addWebhook({ workspaceId, actor: admin, url: program.url });
  const isSignedWith = (secret: string, index: number) => {
    const { headers, body } = program.posted[index] ?? { headers: {}, body: '' };
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
    return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  };

  test('a program is told with a signature of its own secret, ids only, and where a person decides', async () => {
    const workspace = await aWatchedWorkspace();
    const { workspaceId, admin } = workspace;
    const { secret, webhookId } = await add(workspace);
    const { approval } = await ask(workspace);
    expect(await postWebhooks(100, workspaceId)).toBe(1);
    const message = webhookMessageSchema.parse(JSON.parse(program.posted[0]?.body ?? ''));
    expect(message).toMatchObject({
      type: 'approval.asked',
      data: { approvalId: approval.id, reviewerId: approval.reviewerId },
    });
    expect(message.data.url).toMatch(
      new RegExp(`^https://mandate.example.com/[^/]+/approvals/${approval.id}$`),
    );
    expect(isSignedWith(secret, 0)).toBe(true);
    const next = await replaceWebhookSecret({ workspaceId, actor: admin, webhookId });
    expect(next.secret).not.toBe(secret);
    expect(await testWebhook(workspaceId, webhookId)).toEqual({ sent: true, error: null });
    expect(isSignedWith(secret, 1)).toBe(false);
    expect(isSignedWith(next.secret, 1)).toBe(true);
    const stored = await db().webhookEndpoint.findUniqueOrThrow({ where: { id: webhookId } });
    expect(JSON.stringify(stored)).not.toContain(next.secret.slice(6));
  });

  test('a check of the record sends its signed head away, where nobody here can reach it', async () => {
    const workspace = await aWatchedWorkspace();
    const { workspaceId } = workspace;
    await add(workspace);
    await checkRecord(workspaceId);
    expect(await postWebhooks(100, workspaceId)).toBe(1);
    const { checkpoint, size } = await readAuditLog(workspaceId);
    expect(webhookMessageSchema.parse(JSON.parse(program.posted[0]?.body ?? ''))).toMatchObject({
      type: 'record.checked',
      data: { checkpoint, entries: size, problems: 0 },
    });
  });

  test('what was not taken is sent again under the same id; redirections count as not taken', async () => {
    const workspace = await aWatchedWorkspace();
    const { workspaceId } = workspace;
    await add(workspace);
    await ask(workspace);
    for (const status of [500, 302]) {
      program.answer(status);
      await later(status === 500 ? 0 : 2, () => postWebhooks(100, workspaceId));
    }
    const [row] = await rowsOf(workspace).then((rows) => rows.filter(({ channel }) => channel === 'webhook'));
    expect(row).toMatchObject({ status: 'waiting', attempts: 2, error: 'It answered with status 302.' });
    program.answer(204);
    expect(await later(10, () => postWebhooks(100, workspaceId))).toBe(1);
    expect(new Set(program.posted.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(program.posted).toHaveLength(3);
  });

  test('nobody at the address is said in words', async () => {
    const workspace = await aWatchedWorkspace();
    const { workspaceId, admin } = workspace;
    const gone = await aProgram();
    gone.stop();
    const { webhookId } = await addWebhook({ workspaceId, actor: admin, url: gone.url });
    expect(await testWebhook(workspaceId, webhookId)).toEqual({
      sent: false,
      error: 'Nobody answers at that address. (ECONNREFUSED)',
    });
  });

  test('two senders at once send each once; nothing goes to one that was removed', async () => {
    const workspace = await aWatchedWorkspace();
    const { workspaceId, admin } = workspace;
    const { webhookId } = await add(workspace);
    for (let i = 0; i < 5; i++) await ask(workspace);
    await Promise.all([1, 2, 3].map(() => postWebhooks(100, workspaceId)));
    expect(program.posted).toHaveLength(5);
    await ask(workspace);
    await removeWebhook({ workspaceId, actor: admin, webhookId });
    expect(await postWebhooks(100, workspaceId)).toBe(0);
    expect(program.posted).toHaveLength(5);
  });

  test('nothing is sent inside the network, unencrypted, or with a password in the address, unless that is allowed', async () => {
    vi.stubEnv('WEBHOOKS_INSIDE', '');
    const workspace = await aWatchedWorkspace();
    const { workspaceId, admin } = workspace;
    for (const url of [
      program.url,
      'https://127.0.0.1/x',
      'https://10.1.2.3/x',
      'https://[::1]/x',
      'https://[::ffff:10.0.0.1]/x',
      'https://169.254.169.254/latest',
      'https://user:pass@example.com/x',
      'ftp://example.com/x',
    ])
      await expect(addWebhook({ workspaceId, actor: admin, url })).rejects.toMatchObject({
        code: 'invalid_request',
        invalidParams: [expect.objectContaining({ name: 'url' })],
      });
    // A name is looked up when it is sent to: it may lead inside by then.
    const { webhookId } = await addWebhook({ workspaceId, actor: admin, url: 'https://localhost/x' });
    expect(await testWebhook(workspaceId, webhookId)).toMatchObject({
      sent: false,
      error: expect.stringMatching(/inside the network/),
    });
  });
});
