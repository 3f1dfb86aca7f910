import { beforeAll, describe, expect, test } from 'vitest';
import { GET as list } from '@/app/api/v1/audit/route';
import { listAuditQuerySchema } from '@/lib/contracts/audit';
import { db } from '@/lib/db/client';
import { type AuditEntryInput, appendAuditEntries } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { submitAction } from '@/lib/gateway';
import { withClock } from '@/lib/platform/clock';
import { listAuditEntries } from '@/lib/queries/audit/list-audit-entries';
import { readAuditTimeline } from '@/lib/queries/audit/read-audit-timeline';
import { indexRecord } from '@/lib/usecases/audit/index-record';
import { sealLog } from '@/lib/usecases/audit/seal-log';
import { aWorkspace as aBareWorkspace } from '../../support/builders/a-workspace';
import { aContact, assignOwner, aTask, aWorkspace, ownerIds } from '../../support/workspace';
import { addMember, sessionRequest } from '../auth/support';

type Workspace = { id: string; currency: string; timeZone: string };
type Asked = Record<string, string>;

const page = (workspace: Workspace, asked: Asked) =>
  listAuditEntries(workspace, listAuditQuerySchema.parse(asked));
const idsOf = async (workspace: Workspace, asked: Asked) =>
  (await page(workspace, { limit: '200', ...asked })).rows.map(({ id }) => id);

async function everyPage(workspace: Workspace, asked: Asked, way: 'older' | 'newer'): Promise<string[]> {
  const ids: string[] = [];
  let cursor = way === 'newer' ? 'oldest' : '';
  for (;;) {
    const found = await page(workspace, { ...asked, ...(cursor ? { cursor } : {}) });
    const own = found.rows.map(({ id }) => id);
    // The way back ends on a whole first page, which overlaps with the one before.
    if (way === 'older') ids.push(...own);
    else ids.unshift(...own.filter((id) => !ids.includes(id)));
    const next = way === 'older' ? found.nextCursor : found.previousCursor;
    if (next === null) return ids;
    cursor = next;
  }
}

const asWorkspace = async (id: string): Promise<Workspace> =>
  db().workspace.findUniqueOrThrow({ where: { id }, select: { id: true, currency: true, timeZone: true } });

describe('what is found', () => {
  let workspace: Workspace;
  let filters: Asked[];
  let contactId: string;
  beforeAll(async () => {
    const furnished = await aWorkspace({ firstDecisionsToReview: 50, askBelowConfidence: 0 });
    workspace = await asWorkspace(furnished.workspaceId);
    const router = furnished.agents['lead-router'];
    const propose = async () => {
      const contact = await aContact(workspace.id);
      const [owner = ''] = await ownerIds(workspace.id);
      const proposal = assignOwner(contact.contactId, contact.signalId, owner);
      const { runId, taskId } = await aTask(furnished, 'lead-router', contact.signalId, [proposal]);
      await submitAction({
        workspaceId: workspace.id,
        runId,
        taskId,
        ordinal: 0,
        requester: { type: 'agent', ...router },
        proposal,
      });
      return { contactId: contact.contactId, runId };
    };
    const { contactId: own, runId } = await propose();
    contactId = own;
    await propose();
    await db().agent.update({ where: { id: router.id }, data: { name: 'Zebra router' } });
    filters = [
      { person: contactId },
      { run: runId },
      { agent: router.id },
      { outcome: 'escalate' },
      { verb: 'actions.decided,approvals.requested' },
      { q: 'zebra' },
      { q: 'zeb gate' },
      { q: runId },
      { person: contactId, outcome: 'escalate' },
      { from: new Date(Date.now() - 60_000).toISOString(), verb: 'approvals.requested' },
    ];
  });

  test('is the same while entries wait to be sealed, while they are not yet made searchable, and afterwards', async () => {
    const answers = async () => {
      const found: string[][] = [];
      for (const asked of filters) found.push(await idsOf(workspace, asked));
      return found;
    };
    const waiting = await answers();
    expect(waiting).not.toContainEqual([]);
    await sealLog(workspace.id);
    expect(await answers()).toEqual(waiting);
    expect(await indexRecord(workspace.id)).toBeGreaterThan(10);
    expect(await answers()).toEqual(waiting);
    await db().agent.updateMany({ where: { name: 'Zebra router' }, data: { name: 'Renamed' } });
    // Names are searched for as they stood.
    expect(await idsOf(workspace, { q: 'zebra' })).toEqual(waiting[5]);
  });

  test('of a person are the entries about their actions and runs, and nobody else’s; of another workspace none', async () => {
    const verbs = (await page(workspace, { person: contactId })).rows.map(({ verb }) => verb);
    expect(verbs).toEqual(expect.arrayContaining(['approvals.requested', 'actions.decided']));
    expect(await idsOf(workspace, { person: contactId, verb: 'actions.decided' })).toHaveLength(1);
    const other = await asWorkspace((await aWorkspace()).workspaceId);
    expect(await idsOf(other, { person: contactId })).toEqual([]);
  });

  test('nothing that names a person, and nothing that one typed, is kept for the search', async () => {
    const { name, email } = await db().contact.findUniqueOrThrow({ where: { id: contactId } });
    const tokens = await db().auditSearchPosting.findMany({ where: { workspaceId: workspace.id } });
    const kept = tokens
      .map(({ token }) => token)
      .join('\n')
      .toLowerCase();
    for (const text of [name, email]) if (text) expect(kept).not.toContain(text.toLowerCase());
  });

  test('an address is refused where it would stay in URLs', async () => {
    const { slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspace.id } });
    const { id } = await addMember(workspace.id, ['auditor']);
    const answer = await list(await sessionRequest(id, slug, { path: '/api/v1/audit?q=a@example.com' }), {
      params: Promise.resolve({}),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ invalidParams: [{ name: 'q' }] });
  });
});

describe('a long record', () => {
  const DAY_MS = 86_400_000;
  const began = Date.parse('2026-01-01T10:00:00Z');
  const TOTAL = 160 * 60;
  let workspace: Workspace;
  /** In the order of its writing. */
  let written: { id: string; verb: string; subjectId: string; at: number; amount: number }[];

  /** Sixty entries every hour, so that they fill a chunk and begin another. */
  async function write(from: number, to: number) {
    for (let n = from; n < to; n += 60)
      await withClock(new Date(began + n * 60_000), () =>
        inTransaction((tx) =>
          appendAuditEntries(
            tx,
            Array.from({ length: 60 }, (_, at) => entryOf(n + at)),
          ),
        ),
      );
  }
  const entryOf = (n: number): AuditEntryInput =>
    n % 7 === 0
      ? {
          ...of(n),
          verb: 'budgets.cap_changed',
          detail: { fromMicros: '0', toMicros: String(n * 1_234_567) },
        }
      : { ...of(n), verb: 'runs.retried', detail: { reason: 'again', pass: n, fromStep: null } };
  const of = (n: number) => ({
    workspaceId: workspace.id,
    actor: { type: 'system' as const, id: 'test' },
    subject: { type: 'run', id: `run_${n % 13}` },
  });

  beforeAll(async () => {
    workspace = await asWorkspace((await aBareWorkspace({ timeZone: 'Europe/Berlin' })).id);
    // Taken up in parts, so that an open chunk is gone on with; the last entries wait for their seal.
    for (const [from, to] of [
      [0, 720],
      [720, 8400],
      [8400, TOTAL - 120],
    ] as const) {
      await write(from, to);
      await sealLog(workspace.id);
      await indexRecord(workspace.id);
    }
    await write(TOTAL - 120, TOTAL);
    const entries = await db().auditEntry.findMany({
      where: { workspaceId: workspace.id, actorId: 'test' },
      orderBy: { id: 'asc' },
    });
    written = entries.map(({ id, verb, subjectId, occurredAt }, n) => ({
      id,
      verb,
      subjectId,
      at: occurredAt.getTime(),
      amount: n % 7 === 0 ? n * 1.234567 : -1,
    }));
  }, 120_000);

  const inTime = (from: number, to: number) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  });
  const [from, to] = [began + 5 * 3_600_000, began + 5.9 * DAY_MS];
  const searches: [Asked, (entry: (typeof written)[number]) => boolean][] = [
    [{ actor: 'test' }, () => true],
    [{ verb: 'budgets.cap_changed' }, ({ verb }) => verb === 'budgets.cap_changed'],
    [
      { subject: 'run_5', verb: 'runs.retried' },
      ({ subjectId, verb }) => subjectId === 'run_5' && verb === 'runs.retried',
    ],
    [
      { ...inTime(from, to), subject: 'run_5' },
      ({ at, subjectId }) => at >= from && at < to && subjectId === 'run_5',
    ],
    [
      { q: 'failed run again', subject: 'run_7' },
      ({ verb, subjectId }) => verb === 'runs.retried' && subjectId === 'run_7',
    ],
    [{ minAmount: '100', maxAmount: '1999.99' }, ({ amount }) => amount >= 100 && amount <= 1999.99],
    [{ minAmount: '777.77', maxAmount: '1234.56' }, ({ amount }) => amount >= 777.77 && amount <= 1234.56],
    [{ maxAmount: '99', currency: 'USD' }, () => false],
  ];

  test.each(searches)(
    '%j finds every entry that fits once, in the order of the log, from either end',
    async (asked, fits) => {
      const wanted = written
        .filter(fits)
        .map(({ id }) => id)
        .reverse();
      expect(await everyPage(workspace, { ...asked, limit: '200' }, 'older')).toEqual(wanted);
      expect(await everyPage(workspace, { ...asked, limit: '200' }, 'newer')).toEqual(wanted);
      const timeline = await readAuditTimeline(
        workspace,
        listAuditQuerySchema.omit({ cursor: true, limit: true, sort: true }).parse(asked),
      );
      if (timeline.isExact) expect(timeline.total).toBe(wanted.length);
      expect(timeline.bars.reduce((sum, { count }) => sum + count, 0)).toBe(timeline.total);
    },
  );

  test('the timeline says the days of the workspace on which it was', async () => {
    const { bars, unit } = await readAuditTimeline(workspace, { actor: 'test' });
    expect(unit).toBe('day');
    expect(bars.map(({ from: day }) => day)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((day) => `2026-01-0${day}`),
    );
    // It is eleven in Berlin when it begins, and one at night when it ends.
    expect(bars.map(({ count }) => count)).toEqual([
      13 * 60,
      ...Array.from({ length: 6 }, () => 24 * 60),
      3 * 60,
    ]);
  });

  test('made again from the log, the index is the same to the byte', async () => {
    const read = () =>
      db().auditSearchPosting.findMany({
        where: { workspaceId: workspace.id },
        orderBy: [{ token: 'asc' }, { chunk: 'asc' }],
      });
    const before = await read();
    await db().auditSearchPosting.deleteMany({ where: { workspaceId: workspace.id } });
    await db().auditSearchChunk.deleteMany({ where: { workspaceId: workspace.id } });
    await indexRecord(workspace.id);
    expect(await read()).toEqual(before);
  });
});
