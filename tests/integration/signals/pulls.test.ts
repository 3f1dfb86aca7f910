import { beforeEach, describe, expect, it } from 'vitest';
import { POST as pollRoute } from '@/app/api/v1/sources/[sourceId]/poll/route';
import { GET as getPlatforms } from '@/app/api/v1/sources/platforms/route';
import { addSourceBodySchema, signalPlatformsSchema, sourceDetailSchema } from '@/lib/contracts/sources';
import { sourceConfigSchema } from '@/lib/core/sources/source-config';
import { db } from '@/lib/db/client';
import { withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { listSources } from '@/lib/queries/sources/list-sources';
import { readSource } from '@/lib/queries/sources/read-source';
import { findDuePulls } from '@/lib/usecases/pulls/find-due-pulls';
import { pullSource } from '@/lib/usecases/pulls/pull-source';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { addSource, editSource } from '@/lib/usecases/sources/change-sources';
import { aWorkspace } from '../../support/builders/a-workspace';
import { addMember, noParams, sessionRequest } from '../auth/support';

const actor = { type: 'person', id: 'usr_admin', isSample: true } as const;
const start = Date.parse('2026-11-30T12:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let workspace: Awaited<ReturnType<typeof aWorkspace>>;
let workspaceId: string;
const atMinute = <T>(minutes: number, fn: () => Promise<T>): Promise<T> =>
  withClock(new Date(start + minutes * MINUTE), fn);
beforeEach(async () => {
  workspace = await aWorkspace();
  workspaceId = workspace.id;
});

const config = (backfillDays: number, connector = 'practice-crm') =>
  sourceConfigSchema.parse({ format: 'pull', pull: { connector, backfillDays } });
const aPull = async (backfillDays = 30): Promise<string> =>
  (
    await atMinute(0, () =>
      addSource({
        workspaceId,
        actor,
        name: 'our-crm',
        title: 'Our CRM',
        config: config(backfillDays),
        secrets: [],
      }),
    )
  ).sourceId;
/** Contacts of the CRM, one changed each so many days before the start. */
const changed = (externalId: string, daysAgo: number, ownerId: string | null = null) => ({
  workspaceId,
  externalId,
  displayName: externalId,
  ownerId,
  updatedAt: new Date(start - daysAgo * DAY),
  updatedBy: 'person:usr_rep',
});
const pull = (sourceId: string, minutes: number, isAsked = false) =>
  atMinute(minutes, () => pullSource(sourceId, { isAsked }));
const state = async (sourceId: string) => (await readSource(workspaceId, sourceId)).pull;
const count = () => db().signal.count({ where: { workspaceId, source: 'our-crm' } });

describe('a connected platform as a source', () => {
  it('is read back as far as was chosen, page by page, and then from where it was left', async () => {
    await db().practiceContact.createMany({
      // More than two pages, many of them changed at one moment; and some that are older than is read.
      data: Array.from({ length: 460 }, (_, i) => changed(`lead-${i}`, i < 450 ? (i % 3) + 1 : 40)),
    });
    const sourceId = await aPull();
    expect((await atMinute(0, () => listSources(workspaceId))).rows[0]).toMatchObject({ health: 'new' });
    expect(await atMinute(0, () => findDuePulls(10))).toContain(sourceId);
    expect(await pull(sourceId, 0)).toEqual({ outcome: 'read' });
    expect(await count()).toBe(450);
    expect(await state(sourceId)).toMatchObject({
      platform: 'practice-crm',
      isPractice: true,
      since: new Date(start - 30 * DAY).toISOString(),
      caughtUpAt: new Date(start).toISOString(),
      nextPollAt: new Date(start + 5 * MINUTE).toISOString(),
      lastResult: { items: 450, accepted: 450, duplicates: 0, rejected: 0, hasMore: false },
      problem: null,
    });
    expect((await atMinute(0, () => listSources(workspaceId))).rows[0]).toMatchObject({
      health: 'healthy',
      day: { accepted: 450 },
    });

    expect(await pull(sourceId, 1)).toEqual({ outcome: 'not_due' });
    await db().practiceContact.update({
      where: { workspaceId_externalId: { workspaceId, externalId: 'lead-7' } },
      data: { updatedAt: new Date(start + 4.5 * MINUTE) },
    });
    // Another change could still come to be before it: it is told a minute later.
    await pull(sourceId, 5);
    expect(await count()).toBe(450);
    await pull(sourceId, 10);
    expect(await count()).toBe(451);
    expect((await state(sourceId))?.lastResult).toMatchObject({ items: 1, accepted: 1 });
  });

  it('is about the contact that the CRM means, whom it makes known to nobody anew', async () => {
    await atMinute(0, () =>
      recordSignals({
        workspaceId,
        actor,
        emit: false,
        items: [
          {
            kind: 'lead.engaged',
            source: 'website',
            messageId: 'm-1',
            occurredAt: new Date(start - 5 * DAY).toISOString(),
            payload: { contact: { externalId: 'ann@northwind.test', traits: {} } },
          },
        ],
      }),
    );
    await db().practiceContact.createMany({
      data: [changed('ann@northwind.test', 1, 'own_1'), changed('stranger@else.test', 1)],
    });
    await pull(await aPull(), 0);
    const signals = await db().signal.findMany({
      where: { workspaceId, source: 'our-crm' },
      include: { contact: true },
    });
    expect(signals.map(({ contact }) => contact?.externalId ?? '').sort((a, b) => (a < b ? 1 : -1))).toEqual([
      'ann@northwind.test',
      '',
    ]);
    expect(await db().contact.count({ where: { workspaceId } })).toBe(1);
    const about = signals.find(({ contact }) => contact !== null);
    expect(about).toMatchObject({
      kind: 'record.changed',
      payload: {
        object: 'crm contact',
        properties: { ownerId: 'own_1', hasNote: false, changedBy: 'person:usr_rep' },
      },
    });
    // What the CRM calls somebody may be their address: it stands nowhere in plain.
    const stored = await db().$queryRaw<{ row: string }[]>`
      select concat(message_id, payload::text) as row from signals where workspace_id = ${workspaceId} and source = 'our-crm'`;
    expect(stored.map(({ row }) => row).join()).not.toContain('@');
  });

  it('records once what is read again, as when it was broken off or is read farther back', async () => {
    await db().practiceContact.createMany({ data: [changed('a', 1), changed('b', 2), changed('c', 50)] });
    const sourceId = await aPull();
    await pull(sourceId, 0);
    expect(await count()).toBe(2);
    await atMinute(1, () => editSource({ workspaceId, actor, sourceId, fields: { config: config(60) } }));
    expect(await state(sourceId)).toMatchObject({ caughtUpAt: null, lastResult: null });
    await pull(sourceId, 2);
    expect(await count()).toBe(3);
    expect((await state(sourceId))?.lastResult).toMatchObject({ items: 3, accepted: 1, duplicates: 2 });
    // Less far back changes nothing of what was read.
    await atMinute(3, () => editSource({ workspaceId, actor, sourceId, fields: { config: config(5) } }));
    expect((await state(sourceId))?.caughtUpAt).not.toBeNull();
  });

  it('says why it can’t be read, rests longer each time, and goes on once it can', async () => {
    await db().practiceContact.createMany({ data: [changed('a', 1)] });
    const sourceId = await aPull();
    const gone = { where: { workspaceId_connector: { workspaceId, connector: 'practice-crm' } } };
    const { id: _id, ...connection } = await db().connection.delete(gone);
    expect(await pull(sourceId, 0)).toEqual({ outcome: 'failed' });
    expect(await pull(sourceId, 5)).toEqual({ outcome: 'failed' });
    expect(await state(sourceId)).toMatchObject({
      nextPollAt: new Date(start + 15 * MINUTE).toISOString(),
      problem: { failures: 2, message: expect.stringMatching(/practice-crm.*Connect it again/) },
    });
    expect((await atMinute(6, () => listSources(workspaceId))).rows[0]?.health).toBe('failing');
    await db().connection.create({ data: { id: newId('cnx'), ...connection } });
    await pull(sourceId, 15);
    expect(await state(sourceId)).toMatchObject({ problem: null });
    expect(await count()).toBe(1);
  });

  it('is chosen among what is connected, and read at once by whoever may set sources up', async () => {
    const choose = (raw: unknown) =>
      addSourceBodySchema
        .safeParse({ name: 'crm', title: 'CRM', config: raw })
        .error?.issues.map(({ path }) => path.join('.'));
    expect(choose({ format: 'pull' })).toEqual(['config.pull']);
    expect(choose({ format: 'pull', pull: { connector: 'x', backfillDays: 900 } })).toEqual([
      'config.pull.backfillDays',
    ]);
    await expect(
      addSource({ workspaceId, actor, name: 'x', title: 'X', config: config(1, 'unheard-of'), secrets: [] }),
    ).rejects.toMatchObject({ invalidParams: [{ name: 'config.pull.connector' }] });

    const sourceId = await aPull();
    const as = async (role: 'admin' | 'viewer', method: string) =>
      sessionRequest((await addMember(workspaceId, [role], { isSample: true })).id, workspace.slug, {
        method,
      });
    const platforms = await getPlatforms(await as('admin', 'GET'), noParams);
    expect(signalPlatformsSchema.parse(await platforms.json()).rows).toMatchObject([
      { connector: 'practice-crm', isPractice: true },
    ]);
    expect((await getPlatforms(await as('viewer', 'GET'), noParams)).status).toBe(403);
    const params = { params: Promise.resolve({ sourceId }) };
    expect((await pollRoute(await as('viewer', 'POST'), params)).status).toBe(403);
    const read = await pollRoute(await as('admin', 'POST'), params);
    expect(sourceDetailSchema.parse(await read.json()).pull?.lastResult).toMatchObject({ items: 0 });
    const again = await pollRoute(await as('admin', 'POST'), params);
    expect(again.status).toBe(429);
    expect(again.headers.get('retry-after')).not.toBeNull();
  });
});
