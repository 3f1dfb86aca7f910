import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { withClock } from '@/lib/platform/clock';
import { addCampaigns } from '@/lib/practice-platform/ads';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { anEngagement, anOutcome, aPerformance } from '../../support/builders/a-signal';
import { aWorkspace } from '../../support/builders/a-workspace';

const noon = new Date('2026-05-10T12:00:00Z');
const actor = { type: 'api_key', id: 'key_1' } as const;
let workspaceId: string;
beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
});
const send = (...items: unknown[]) =>
  withClock(noon, () => recordSignals({ workspaceId, actor, items, emit: false }));
const contact = (externalId = 'lead-1') =>
  db().contact.findUniqueOrThrow({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    include: { account: true },
  });
const count = () => db().signal.count({ where: { workspaceId } });

describe('recording signals', () => {
  it('creates contact and account with the signal, and keeps nothing personal in its payload', async () => {
    const [result] = await send(
      anEngagement({
        contact: { email: 'ada@example.com', name: 'Ada', region: 'EU', traits: { visits: 3 } },
        account: { externalId: 'acme', name: 'Acme', tier: 'tier_1' },
      }),
    );
    expect(result).toMatchObject({ index: 0, status: 'accepted' });
    expect(await contact()).toMatchObject({
      email: 'ada@example.com',
      traits: { visits: 3 },
      score: null,
      account: { name: 'Acme', tier: 'tier_1' },
    });
    const signal = await db().signal.findUniqueOrThrow({ where: { id: result?.signalId ?? '' } });
    expect(signal.payload).toEqual({ traits: { visits: 3 } });
    expect(signal.recordedAt).toEqual(noon);
    expect(signal.quality).toBeGreaterThan(0.5);
    const audit = await db().auditEntry.findFirstOrThrow({ where: { workspaceId } });
    expect(audit.canonical).not.toMatch(/Ada|ada@|lead-1/);
    const [event] = await db().outboxEvent.findMany({ where: { workspaceId } });
    expect(event).toMatchObject({ name: 'signal/recorded', data: { workspaceId, signalIds: [signal.id] } });
  });

  it('records a message once: in one batch, in a later one, and at the same time', async () => {
    const signal = anEngagement();
    const first = await send(signal, signal);
    expect(first.map((r) => r.status)).toEqual(['accepted', 'duplicate']);
    expect(first[1]?.signalId).toBe(first[0]?.signalId);
    expect(await send(signal)).toEqual([{ index: 0, status: 'duplicate', signalId: first[0]?.signalId }]);
    const other = anEngagement({ messageId: 'm-2' });
    const racing = await Promise.all(Array.from({ length: 5 }, () => send(other)));
    expect(racing.flat().filter((r) => r.status === 'accepted')).toHaveLength(1);
    expect(await count()).toBe(2);
    expect(await db().auditEntry.count({ where: { workspaceId } })).toBe(2);
  });

  it('takes the same message id of another source, and of another workspace, as another message', async () => {
    await send(anEngagement(), anEngagement({ source: 'crm' }));
    expect(await count()).toBe(2);
    ({ id: workspaceId } = await aWorkspace());
    expect(await send(anEngagement())).toMatchObject([{ status: 'accepted' }]);
  });

  it('lets the newest engagement win in whatever order it arrives; a late one only fills gaps', async () => {
    const newest = anEngagement({
      messageId: 'new',
      occurredAt: '2026-05-09T00:00:00Z',
      contact: { title: 'CTO', traits: { visits: 9 } },
    });
    const oldest = anEngagement({
      messageId: 'old',
      occurredAt: '2026-05-01T00:00:00Z',
      contact: { title: 'Dev', region: 'EU', traits: { visits: 1, origin: 'ad' } },
    });
    await send(newest);
    await send(oldest);
    expect(await contact()).toMatchObject({
      title: 'CTO',
      region: 'EU',
      traits: { visits: 9, origin: 'ad' },
      lastSignalAt: new Date('2026-05-09T00:00:00Z'),
    });
    await send(
      ...[oldest, newest].map((signal) => ({
        ...signal,
        messageId: `b-${signal.messageId}`,
        payload: { contact: { ...signal.payload.contact, externalId: 'lead-2' } },
      })),
    );
    expect(await contact('lead-2')).toMatchObject({
      title: 'CTO',
      region: 'EU',
      traits: { visits: 9, origin: 'ad' },
    });
  });

  it('is not misled by an outcome about which engagement is the newest', async () => {
    await send(anOutcome({ occurredAt: '2026-05-09T00:00:00Z' }));
    await send(anEngagement({ occurredAt: '2026-05-01T00:00:00Z', contact: { traits: { visits: 2 } } }));
    await send(
      anEngagement({
        messageId: 'm-2',
        occurredAt: '2026-05-02T00:00:00Z',
        contact: { traits: { visits: 4 } },
      }),
    );
    expect(await contact()).toMatchObject({
      traits: { visits: 4 },
      convertedAt: new Date('2026-05-09T00:00:00Z'),
    });
  });

  it('keeps the first conversion, and none for an outcome without one', async () => {
    await send(anOutcome({ messageId: 'o-0', converted: false }));
    expect(await contact()).toMatchObject({ convertedAt: null });
    await send(
      anOutcome({ messageId: 'o-2', occurredAt: '2026-05-04T00:00:00Z' }),
      anOutcome({ messageId: 'o-1', occurredAt: '2026-05-03T00:00:00Z' }),
    );
    expect(await contact()).toMatchObject({ convertedAt: new Date('2026-05-03T00:00:00Z') });
  });

  it('answers per item and names the field; good items are recorded beside bad ones', async () => {
    const [ok, unknownKind, future, extra, nul, nothing] = await send(
      anEngagement(),
      { ...anEngagement(), kind: 'lead.gone' },
      anEngagement({ messageId: 'm-3', occurredAt: '2026-05-11T12:00:00Z' }),
      { ...anEngagement({ messageId: 'm-4' }), workspaceId: 'wsp_other' },
      anEngagement({ messageId: 'm-5', contact: { traits: { note: 'a\u0000b', half: '\ud800' } } }),
      null,
    );
    expect(ok?.status).toBe('accepted');
    expect(unknownKind?.errors?.[0]?.field).toBe('kind');
    expect(future).toMatchObject({
      index: 2,
      errors: [{ field: 'occurredAt', message: 'lies in the future' }],
    });
    expect(extra).toMatchObject({ index: 3, status: 'rejected' });
    expect(nul?.errors?.map((error) => error.field)).toEqual([
      'payload.contact.traits.note',
      'payload.contact.traits.half',
    ]);
    expect(nothing).toMatchObject({ index: 5, status: 'rejected' });
    expect(await count()).toBe(1);
    const audit = await db().auditEntry.findFirstOrThrow({ where: { workspaceId } });
    expect(audit.body).toMatchObject({
      detail: { source: 'website', accepted: 1, rejected: 5, duplicates: 0 },
    });
  });

  it('splits what is many into events of 200', async () => {
    const results = await send(
      ...Array.from({ length: 450 }, (_, i) => anEngagement({ messageId: `m-${i}` })),
    );
    const events = await db().outboxEvent.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
    const ids = events.flatMap((event) => (event.data as { signalIds: string[] }).signalIds);
    expect(events).toHaveLength(3);
    expect(ids).toEqual(results.map((result) => result.signalId));
  });

  it('loses no update when batches about one contact race', async () => {
    const racing = Array.from({ length: 8 }, (_, i) =>
      send(anEngagement({ messageId: `m-${i}`, contact: { traits: { [`trait${i}`]: i } } })),
    );
    await Promise.all(racing);
    expect(Object.keys((await contact()).traits as object)).toHaveLength(8);
  });
});

describe('campaign performance', () => {
  beforeEach(async () => {
    const campaign = {
      externalId: 'camp-1',
      name: 'Brand',
      currency: 'EUR',
      status: 'active',
      dailyBudgetMicros: '5000000',
      bidMicros: '100000',
    } as const;
    await inTransaction((tx) => addCampaigns(tx, workspaceId, [campaign]));
  });

  it('mirrors the campaign as the platform has it and keeps the latest report of a day', async () => {
    await send(
      aPerformance({ messageId: 'a', occurredAt: '2026-05-09T03:00:00Z', clicks: 12 }),
      aPerformance({ messageId: 'b', occurredAt: '2026-05-09T02:00:00Z', clicks: 10 }),
    );
    await send(aPerformance({ messageId: 'c', occurredAt: '2026-05-09T01:00:00Z', clicks: 8 }));
    const campaign = await db().campaign.findFirstOrThrow({
      where: { workspaceId },
      include: { days: true },
    });
    expect(campaign).toMatchObject({ name: 'Brand', dailyBudgetMicros: 5_000_000n, bidMicros: 100_000n });
    expect(campaign.days).toMatchObject([
      { clicks: 12, spendMicros: 4_000_000n, day: new Date('2026-05-08') },
    ]);
    await send(aPerformance({ messageId: 'd', occurredAt: '2026-05-09T04:00:00Z', clicks: 15 }));
    expect(await db().campaignDay.findMany({ where: { workspaceId } })).toMatchObject([{ clicks: 15 }]);
    expect(await count()).toBe(4);
  });

  it('refuses a campaign that no connected platform has', async () => {
    const [result] = await send(aPerformance({ campaign: 'camp-9' }));
    expect(result).toMatchObject({ status: 'rejected', errors: [{ field: 'payload.campaign.externalId' }] });
    expect(await count()).toBe(0);
  });
});
