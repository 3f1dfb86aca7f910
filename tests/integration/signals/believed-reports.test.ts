import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ACTION_HEADER } from '@/lib/core/mail/find-original';
import { sourceConfigSchema } from '@/lib/core/sources/source-config';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { webhookRoute } from '@/lib/http/webhook-route';
import { listMessages } from '@/lib/practice-platform/email';
import { readSource } from '@/lib/queries/sources/read-source';
import { addSource, editSource } from '@/lib/usecases/sources/change-sources';
import { forgetSources } from '@/lib/usecases/sources/find-source';
import { aMessageOfSequence, anOutreachWorkspace } from '../../support/outreach';
import { serveRoutes } from '../../support/served-routes';

let served: Awaited<ReturnType<typeof serveRoutes>>;
beforeAll(async () => {
  served = await serveRoutes([
    { path: /^\/api\/webhooks\/([^/]+)$/, names: ['sourceId'], handlers: { POST: webhookRoute as never } },
  ]);
});
afterAll(() => served.close());

let workspaceId: string;
let contactId: string;
let actionId: string;
let sourceId: string;
let writeKey: string;
const actor = { type: 'person', id: 'usr_admin', isSample: true } as const;
const mailSource = async (name: string, config: object, secrets: string[] = []) => {
  const added = await addSource({
    workspaceId,
    actor,
    name,
    title: name,
    config: sourceConfigSchema.parse({ format: 'mail', ...config }),
    secrets,
  });
  return added;
};

/** A message was sent to Ada, and mail comes in at an address that anybody can write to. */
beforeEach(async () => {
  const workspace = await anOutreachWorkspace();
  ({ workspaceId } = workspace);
  ({ actionId, contactId } = await aMessageOfSequence(workspace));
  const { status } = await executeAction({ workspaceId, actionId });
  if (status !== 'observed') throw new Error(`The message is ${status}.`);
  ({ sourceId, writeKey } = await mailSource('mailbox', {}));
  forgetSources();
});

let sent = 0;
const send = async (raw: string) => {
  const response = await fetch(`${served.address}/api/webhooks/${sourceId}?key=${writeKey}`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822' },
    body: raw,
  });
  return (await response.json()) as { accepted: number; reason: string | null };
};
/** A report of a mail system (RFC 3464) about one recipient, with the header of the message that it returns. */
const bounce = ({ to, returned }: { to: string | null; returned: readonly string[] }) =>
  [
    'From: MAILER-DAEMON@mx.example',
    'To: outreach@us.example',
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <bounce-${sent++}@mx.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'The message could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    ...(to === null ? [] : [`Final-Recipient: rfc822; ${to}`]),
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 unknown user',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    ...returned,
    '',
    '--b--',
    '',
  ].join('\r\n');
/** A complaint (RFC 5965) that hides who complained, as it may. */
const complaint = (returned: readonly string[], type = 'abuse') =>
  [
    'From: abuse@mx.example',
    'To: outreach@us.example',
    'Subject: Complaint',
    `Message-ID: <complaint-${sent++}@mx.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is a report.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'Version: 1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    ...returned,
    '',
    '--b--',
    '',
  ].join('\r\n');
const blocks = async () =>
  (
    await db().suppression.findMany({
      where: { workspaceId, liftedAt: null },
      select: { reason: true, contactId: true },
    })
  ).map(({ reason, contactId: who }) => `${reason} ${who === contactId ? 'of Ada' : 'of another'}`);
const properties = async () => {
  const signal = await db().signal.findFirstOrThrow({
    where: { workspaceId, kind: 'email.reported' },
    orderBy: { id: 'desc' },
  });
  return (signal.payload as { properties: object }).properties;
};
const ours = async () => {
  const [message] = await listMessages(workspaceId, { limit: 1 });
  return Object.entries(message?.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
};
/** Claims of the source that turned out wrong: one of each person. */
const contradicted = () => db().judgedClaim.count({ where: { sourceId, borneOut: false } });

describe('where anybody can write to a source of mail', () => {
  it('each message of ours names the action that sent it', async () => {
    const names = (await ours()).map((line) => line.toLowerCase());
    expect(names).toContain(`${ACTION_HEADER}: ${actionId}`.toLowerCase());
  });

  it('a bounce is believed that is about a message of ours to that very recipient', async () => {
    expect(await send(bounce({ to: 'ada@example.com', returned: await ours() }))).toMatchObject({
      accepted: 1,
    });
    expect(await blocks()).toEqual(['bounce of Ada']);
    expect(await properties()).toMatchObject({ ours: true, believed: true });
    expect(await contradicted()).toBe(0);
  });

  it('one about nothing that we sent is recorded, blocks nobody and counts against the source', async () => {
    const forged = [
      bounce({ to: 'ada@example.com', returned: ['Message-ID: <made-up@us.example>'] }),
      bounce({ to: 'ada@example.com', returned: ['X-Mandate-Action: act_never'] }),
      bounce({ to: 'rival@example.com', returned: await ours() }),
      complaint(['To: ada@example.com', 'Message-ID: <made-up@us.example>']),
    ];
    for (const mail of forged) expect(await send(mail)).toMatchObject({ accepted: 1 });
    expect(await blocks()).toEqual([]);
    expect(await properties()).toMatchObject({ ours: false, believed: false });
    expect(await contradicted()).toBe(2);
  });

  it('one that names no recipient is about whoever the message was sent to', async () => {
    const withoutTo = (await ours()).filter((line) => !line.startsWith('To:'));
    expect(await send(complaint(withoutTo))).toMatchObject({ accepted: 1 });
    expect((await blocks()).every((block) => block === 'complaint of Ada')).toBe(true);
    expect(await blocks()).not.toEqual([]);
  });

  it('whoever asks to be left alone is, whatever message they mean', async () => {
    await send(complaint(['To: ada@example.com'], 'opt-out'));
    expect(await blocks()).toContain('complaint of Ada');
  });
});

it('reports about mail sent elsewhere are believed where somebody says so, and where only a system of one’s own can write', async () => {
  expect(await readSource(workspaceId, sourceId)).toMatchObject({ believesReports: false });
  const signed = await mailSource('relay', { signature: { scheme: 'standard_webhooks' } }, [
    'whsec_c2VjcmV0c2VjcmV0',
  ]);
  expect(await readSource(workspaceId, signed.sourceId)).toMatchObject({ believesReports: true });
  await editSource({ workspaceId, actor, sourceId, fields: { believesReports: true } });
  await send(bounce({ to: 'ada@example.com', returned: ['Message-ID: <elsewhere@us.example>'] }));
  expect(await blocks()).toEqual(['bounce of Ada']);
  const entry = await db().auditEntry.findFirstOrThrow({
    where: { workspaceId, verb: 'sources.changed' },
    orderBy: { id: 'desc' },
  });
  expect(entry.body).toMatchObject({ detail: { fields: ['believesReports'] } });
});
