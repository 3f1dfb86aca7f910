import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { GET as download } from '@/app/api/v1/audit/download/route';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { aWorkspace } from '../../support/workspace';
import { addMember, sessionRequest } from '../auth/support';

let workspaceId: string;
let slug: string;
let auditor: string;
beforeAll(async () => {
  ({ workspaceId } = await aWorkspace());
  ({ slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } }));
  auditor = (await addMember(workspaceId, ['auditor'])).id;
});

const get = async (query: string) =>
  download(await sessionRequest(auditor, slug, { path: `/api/v1/audit/download?${query}` }));
const anEntry = (reason: string) =>
  inTransaction((tx) =>
    appendAuditEntry(tx, {
      workspaceId,
      actor: { type: 'system', id: 'test' },
      verb: 'runs.retried',
      subject: { type: 'run', id: 'run_1' },
      detail: { reason, pass: 1, fromStep: null },
    }),
  );

test('all that a search finds, newest first, in both forms', async () => {
  const ids = [await anEntry('One, with "quotes"'), await anEntry('Two\nlines')];
  const csv = await get('format=csv&verb=runs.retried');
  expect(csv.headers.get('x-total-count')).toBe('2');
  const rows = parse(await csv.text(), { columns: true }) as Record<string, string>[];
  expect(rows.map(({ id }) => id)).toEqual(ids.toReversed());
  expect(rows[1]).toMatchObject({
    verb: 'runs.retried',
    subject_id: 'run_1',
    in_short: 'One, with "quotes"',
  });
  const entries = (await (await get('format=json&verb=runs.retried')).json()) as { id: string }[];
  expect(entries.map(({ id }) => id)).toEqual(ids.toReversed());
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('%j is no formula in a spreadsheet', async (reason) => {
  await anEntry(reason);
  const text = await (await get('format=csv&verb=runs.retried')).text();
  const [newest] = parse(text, { columns: true }) as Record<string, string>[];
  expect(newest?.in_short).not.toMatch(/^[=+\-@\t]/);
});

test('is one line for each entry, whatever is in it, and an empty list where nothing is found', async () => {
  const total = Number((await get('format=csv')).headers.get('x-total-count'));
  // A line for the columns, and the entry that says that it was downloaded before.
  expect((await (await get('format=csv')).text()).trimEnd().split('\n')).toHaveLength(total + 2);
  expect(await (await get('format=json&subject=nobody')).json()).toEqual([]);
});

test('is an entry of the record: who took how many, by which search; what was typed is not repeated', async () => {
  await get('format=csv&verb=runs.retried&q=again%20somebody');
  const entry = await db().auditEntry.findFirstOrThrow({
    where: { workspaceId, verb: 'workspace.record_downloaded' },
    orderBy: { id: 'desc' },
  });
  expect(entry).toMatchObject({ actorId: auditor, subjectId: workspaceId });
  expect(entry.body).toMatchObject({
    detail: { format: 'csv', entries: 0, filters: { verb: 'runs.retried' }, hasText: true },
  });
  expect(entry.canonical).not.toContain('somebody');
});

test('names what it does not understand', async () => {
  const answer = await get('format=xls');
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ invalidParams: [{ name: 'format' }] });
});
