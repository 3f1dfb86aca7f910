import { beforeEach, describe, expect, test } from 'vitest';
import { POST as placeRoute } from '@/app/api/v1/record-holds/route';
import { PUT as setRoute } from '@/app/api/v1/record-retention/[kind]/route';
import { GET as readRoute } from '@/app/api/v1/record-retention/route';
import { verifyLog } from '@/lib/core/audit/log/verify-log';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { withClock } from '@/lib/platform/clock';
import { downloadEntries } from '@/lib/queries/audit/download-entries';
import { exportLog } from '@/lib/queries/audit/export-log';
import { listAuditEntries } from '@/lib/queries/audit/list-audit-entries';
import { readAuditEntry } from '@/lib/queries/audit/read-audit-entry';
import { previewRetention } from '@/lib/queries/audit/read-retention';
import { checkRecord } from '@/lib/usecases/audit/check-record';
import { dropContents } from '@/lib/usecases/audit/drop-contents';
import { liftHold, placeHold } from '@/lib/usecases/audit/hold-record';
import { indexRecord } from '@/lib/usecases/audit/index-record';
import { sealLog } from '@/lib/usecases/audit/seal-log';
import { setRetention } from '@/lib/usecases/audit/set-retention';
import { erasePerson } from '@/lib/usecases/rights/erase-person';
import { buildVerifiers } from '@/scripts/verifier/build-verifiers';
import { nodeCryptography } from '@/scripts/verifier/node-cryptography';
import { aContact, aWorkspace, type TestWorkspace } from '../../support/workspace';
import { addMember, noParams, sessionRequest } from '../auth/support';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const system = { type: 'system', id: 'test' } as const;

let workspace: TestWorkspace;
let workspaceId: string;
let asked: { id: string; currency: string };
beforeEach(async () => {
  await buildVerifiers();
  // The log is in the order of time: it begins before what is old in it.
  workspace = await withClock(daysAgo(500), () => aWorkspace());
  ({ workspaceId } = workspace);
  const { currency } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  asked = { id: workspaceId, currency };
});

const details = {
  runs: { verb: 'runs.not_acted', detail: { signalId: 'sig_1', why: 'No consent for it.' } },
  budgets: { verb: 'budgets.cap_changed', detail: { fromMicros: '1000000', toMicros: '7654000000' } },
  erasures: {
    verb: 'contacts.erased',
    detail: { requestId: null, cancelled: 0, inFlight: 0, platforms: 0, again: false },
  },
} as const;
/** An entry as old as that, which says something. */
const oldEntry = (days: number, kind: keyof typeof details, subject = 'run_1') =>
  withClock(daysAgo(days), () =>
    inTransaction((tx) =>
      appendAuditEntry(tx, {
        workspaceId,
        actor: system,
        subject: { type: 'thing', id: subject },
        ...(details[kind] as (typeof details)['runs']),
      }),
    ),
  );
const take = async () => {
  await sealLog(workspaceId);
  while ((await indexRecord(workspaceId)) > 0);
};
/** A time that has been in force for a while. */
const keep = (kind: 'runs' | 'budgets' | 'contacts', days: number, setDaysAgo = 8) =>
  withClock(daysAgo(setDaysAgo), () =>
    setRetention({
      workspaceId,
      actor: { type: 'person', id: workspace.admin.id, isSample: false },
      kind,
      days,
    }),
  );
const isThere = async (id: string) =>
  (await db().auditEntry.findUniqueOrThrow({ where: { id } })).canonical !== '';
const hold = (subjectId: string | null, days: { fromDay?: string; toDay?: string } = {}) =>
  placeHold({
    workspaceId,
    actor: { type: 'person', id: workspace.admin.id, isSample: false },
    name: 'Inquiry 17',
    reason: 'A complaint was announced.',
    subjectId,
    fromDay: null,
    toDay: null,
    timeZone: 'UTC',
    ...days,
  });

async function joinLines(lines: AsyncIterable<string>): Promise<string> {
  let file = '';
  for await (const line of lines) file += line;
  return file;
}

async function verifyExport() {
  const files = new Map(
    await Promise.all(
      (await exportLog(workspaceId, {})).map(async ({ path, read }) => [path, await read()] as const),
    ),
  );
  const verify = (of = files) => verifyLog(nodeCryptography, async (path) => of.get(path) ?? null);
  return { files, verify, report: await verify() };
}

describe('contents whose time is over', () => {
  test('are dropped, and every proof holds on', async () => {
    const old = await oldEntry(400, 'runs');
    const other = await oldEntry(400, 'budgets');
    const receipt = await oldEntry(400, 'erasures');
    const young = await oldEntry(200, 'runs');
    await take();
    await keep('runs', 365);
    await keep('contacts', 180);
    expect(await previewRetention(asked, 'runs', 365)).toMatchObject({ entries: 1 });
    expect(await dropContents(workspaceId)).toBe(1);
    expect(await dropContents(workspaceId)).toBe(0);
    expect([await isThere(old), await isThere(young), await isThere(other), await isThere(receipt)]).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect((await checkRecord(workspaceId)).problems).toEqual([]);
    await take();
    const { files, verify, report } = await verifyExport();
    expect(report).toMatchObject({ problems: [], dropped: 1 });
    const entry = await readAuditEntry(asked, old);
    expect(entry).toMatchObject({ verb: 'runs.not_acted', canonical: '', why: null });
    const said = await readAuditEntry(asked, entry.dropped?.entryId ?? '');
    expect(said.detail).toMatchObject({ entries: 1, kinds: { runs: 1 } });
    files.delete('drops.json');
    expect((await verify(files)).problems).toEqual([
      expect.stringMatching(/without its contents, and no entry of the log says that they were dropped/),
    ]);
  });

  test('are no longer found by what they said, and still by what stays of them', async () => {
    const id = await oldEntry(400, 'budgets', 'bud_found');
    await take();
    await keep('budgets', 180);
    const found = async (filters: object) =>
      (await listAuditEntries(asked, { limit: 50, cursor: undefined, ...filters })).rows.map((row) => row.id);
    const words = { minAmount: '7654', maxAmount: '7654' };
    const before = await found(words);
    await dropContents(workspaceId);
    expect(await found({ subject: 'bud_found' })).toEqual([id]);
    expect(await found(words)).toEqual(before.filter((each) => each !== id));
    for (const format of ['csv', 'json'] as const) {
      const { lines } = await downloadEntries(asked, { format, subject: 'bud_found' });
      const file = await joinLines(lines);
      expect(file).toContain(id);
      expect(file).toContain('dropped');
      expect(file).not.toContain('7654');
      if (format === 'json') expect(() => JSON.parse(file)).not.toThrow();
    }
  });

  test('stay for a week after a time was shortened, and for 180 days whatever is set', async () => {
    const old = await oldEntry(400, 'runs');
    const recent = await oldEntry(179, 'runs');
    await take();
    await keep('runs', 365, 8);
    await keep('runs', 180, 6);
    expect(await dropContents(workspaceId)).toBe(0);
    await expect(
      db().recordRetention.update({
        where: { workspaceId_kind: { workspaceId, kind: 'runs' } },
        data: { days: 1 },
      }),
    ).rejects.toThrow(/record_retention_floor/);
    await db().recordRetention.updateMany({ where: { workspaceId }, data: { inForceAt: daysAgo(1) } });
    expect(await dropContents(workspaceId)).toBe(1);
    expect([await isThere(old), await isThere(recent)]).toEqual([false, true]);
  });

  test('go by no other way: neither by another user of the database, nor by the role for anything else', async () => {
    const id = await oldEntry(400, 'runs');
    const kept = await oldEntry(400, 'budgets');
    await take();
    await keep('runs', 180);
    const empty = `SET canonical = '', body = '{"actor": {}, "detail": {}}'`;
    const asRole = (sql: string) =>
      inTransaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL ROLE mandate_retention`;
        await tx.$executeRawUnsafe(sql);
      });
    const where = `WHERE id = '${id}'`;
    await expect(db().$executeRawUnsafe(`UPDATE audit_entries ${empty} ${where}`)).rejects.toThrow(
      /append-only/,
    );
    for (const sql of [
      `UPDATE audit_entries SET canonical = 'other' ${where}`,
      `UPDATE audit_entries ${empty} WHERE id = '${kept}'`,
    ])
      await expect(asRole(sql)).rejects.toThrow(/append-only/);
    for (const sql of [
      `UPDATE audit_entries SET actor_id = 'other' ${where}`,
      `DELETE FROM audit_entries ${where}`,
      `TRUNCATE audit_entries`,
      `UPDATE record_retention SET days = 180`,
      `UPDATE audit_leaves SET hash = hash`,
    ])
      await expect(asRole(sql)).rejects.toThrow(/permission denied/);
    // And what the trigger lets pass, the next check finds: no entry says so.
    await asRole(`UPDATE audit_entries ${empty} ${where}`);
    expect((await checkRecord(workspaceId)).problems).toEqual([
      expect.stringMatching(/without its contents, and no entry says that they were dropped/),
    ]);
  });
});

describe('a legal hold', () => {
  test('keeps what names its subject, in its days, until it is lifted', async () => {
    const [onHold, afterwards] = [await aContact(workspaceId), await aContact(workspaceId)];
    const held = await oldEntry(400, 'runs', onHold.contactId);
    const free = await oldEntry(400, 'runs', afterwards.contactId);
    await take();
    await keep('runs', 180);
    const day = (days: number) => daysAgo(days).toISOString().slice(0, 10);
    await hold(afterwards.contactId, { fromDay: day(300) });
    const holdId = await hold(onHold.contactId, { fromDay: day(400), toDay: day(400) });
    expect(await dropContents(workspaceId)).toBe(1);
    expect([await isThere(held), await isThere(free)]).toEqual([true, false]);
    const actor = { type: 'person', id: workspace.admin.id, isSample: false } as const;
    await liftHold({ workspaceId, actor, holdId, reason: 'It was settled.' });
    await expect(liftHold({ workspaceId, actor, holdId, reason: 'Again.' })).rejects.toThrow(/lifted before/);
    expect(await dropContents(workspaceId)).toBe(1);
    expect(await isThere(held)).toBe(false);
  });

  test('and a time are what the record says of them: an edit of a row is found', async () => {
    await keep('runs', 365);
    const actor = { type: 'person', id: workspace.admin.id, isSample: false } as const;
    const holdId = await hold(null);
    const lifted = await hold(null);
    await liftHold({ workspaceId, actor, holdId: lifted, reason: 'It was settled.' });
    expect((await checkRecord(workspaceId)).problems).toEqual([]);
    await db().recordRetention.updateMany({ where: { workspaceId }, data: { days: 200 } });
    await db().recordHold.update({
      where: { id: holdId },
      data: { liftedAt: new Date(), liftedById: 'usr_x', liftReason: 'x' },
    });
    expect((await checkRecord(workspaceId)).problems).toEqual([
      'How long contents of the kind runs are kept is not what is on record.',
      `The legal hold ${holdId} is not as it is on record.`,
    ]);
  });

  test('is refused on what does not exist', async () => {
    await expect(hold('run_nothing')).rejects.toMatchObject({ code: 'invalid_request' });
  });

  test('keeps a person from being erased', async () => {
    const { contactId } = await aContact(workspaceId);
    const request = { workspaceId, actor: system, contactId, requestId: null };
    const holdId = await hold(contactId);
    await expect(erasePerson(request)).rejects.toThrow(/legal hold “Inquiry 17”/);
    await liftHold({
      workspaceId,
      actor: { type: 'person', id: workspace.admin.id, isSample: false },
      holdId,
      reason: 'It was settled.',
    });
    await erasePerson(request);
  });
});

test('an admin sets how long, an auditor places holds, and neither does the other', async () => {
  const { slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const admin = (await addMember(workspaceId, ['admin'])).id;
  const auditor = (await addMember(workspaceId, ['auditor'])).id;
  const set = async (who: string, days: unknown) =>
    setRoute(await sessionRequest(who, slug, { method: 'PUT', body: { days } }), {
      params: Promise.resolve({ kind: 'runs' }),
    });
  const place = async (who: string, body: object) =>
    placeRoute(await sessionRequest(who, slug, { method: 'POST', body }), noParams);
  const inquiry = { name: 'Inquiry', reason: 'Announced.', subjectId: null, fromDay: null, toDay: null };
  expect((await set(auditor, 365)).status).toBe(403);
  expect((await place(admin, inquiry)).status).toBe(403);
  const tooShort = await set(admin, 90);
  expect(tooShort.status).toBe(400);
  expect(await tooShort.json()).toMatchObject({
    invalidParams: [{ name: 'days', reason: expect.stringContaining('at least 180 days') }],
  });
  expect((await place(auditor, { ...inquiry, fromDay: '2026-02-02', toDay: '2026-02-01' })).status).toBe(400);
  expect((await set(admin, 365)).status).toBe(200);
  expect((await place(auditor, inquiry)).status).toBe(201);
  const view = await (await readRoute(await sessionRequest(auditor, slug), noParams)).json();
  expect(view.kinds.find(({ kind }: { kind: string }) => kind === 'runs').kept).toMatchObject({ days: 365 });
  expect(view.holds).toMatchObject([{ name: 'Inquiry', subject: null, lifted: null }]);
  expect((await set(admin, null)).status).toBe(200);
  expect(await db().recordRetention.count({ where: { workspaceId } })).toBe(0);
});
