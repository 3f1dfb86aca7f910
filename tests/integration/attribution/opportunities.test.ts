import { describe, expect, it } from 'vitest';
import { practiceDealQuerySchema } from '@/lib/contracts/practice-deals';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { readPlatformSignals } from '@/lib/gateway';
import { addDeals, changeDeal, type NewDeal } from '@/lib/practice-platform/crm-deals';
import { listPracticeDeals } from '@/lib/queries/practice-platform/list-practice-deals';
import { editPracticeDeal } from '@/lib/usecases/practice-platform/edit-practice-deal';
import { fillSampleDeals, moveSampleDeals } from '@/lib/usecases/sample/sample-deals';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { aWorkspace } from '../../support/builders/a-workspace';
import { ago, anOpportunity, record } from './support';

describe('what a CRM tells of its deals', () => {
  it('is kept as it was told last, whatever came in last, with each step of its way', async () => {
    const { id: workspaceId } = await aWorkspace();
    await record(workspaceId, [
      anOpportunity({ recordId: '7', status: 'open', stage: 'proposal', position: 2, daysAgo: 9 }),
      anOpportunity({ recordId: '7', status: 'won', amount: 1200, daysAgo: 3 }),
    ]);
    const late = anOpportunity({
      recordId: '7',
      status: 'open',
      stage: 'discovery',
      position: 0,
      daysAgo: 20,
    });
    await record(workspaceId, [late]);
    expect((await record(workspaceId, [late]))[0]).toMatchObject({ status: 'duplicate' });
    const [kept, ...others] = await db().opportunity.findMany({
      where: { workspaceId },
      include: { account: true, steps: { orderBy: { at: 'asc' } } },
    });
    expect(others).toEqual([]);
    expect(kept).toMatchObject({
      status: 'won',
      amountMicros: 1_200_000_000n,
      currency: 'EUR',
      account: { externalId: 'acme' },
      steps: [{ stage: 'discovery' }, { stage: 'proposal' }, { stage: 'won', status: 'won' }],
    });
    expect(kept?.id).toMatch(/^opp_/);
  });

  it('is refused with the field and what is wrong with it', async () => {
    const { id: workspaceId } = await aWorkspace();
    const base = anOpportunity({ recordId: '1' }) as { payload: { opportunity: object } };
    const changed = (over: object) => ({
      ...base,
      payload: { ...base.payload, opportunity: { ...base.payload.opportunity, ...over } },
    });
    const results = await recordSignals({
      workspaceId,
      actor: { type: 'system', id: 'test' },
      emit: false,
      items: [
        changed({ closedAt: null }),
        changed({ status: 'open' }),
        changed({ closedAt: ago(400) }),
        changed({ amountMicros: '-1' }),
        changed({ currency: 'euro' }),
      ],
    });
    expect(results.map(({ errors }) => errors?.[0]?.field)).toEqual([
      'payload.opportunity.closedAt',
      'payload.opportunity.closedAt',
      'payload.opportunity.closedAt',
      'payload.opportunity.amountMicros',
      'payload.opportunity.currency',
    ]);
    expect(results[0]?.errors?.[0]?.message).toContain('say when it was won or lost');
    expect(await db().opportunity.count({ where: { workspaceId } })).toBe(0);
  });
});

describe('the practice CRM', () => {
  const deal = (n: number, hoursAgo: number, over: Partial<NewDeal> = {}): NewDeal => ({
    externalId: `deal-${n}`,
    accountExternalId: 'acme',
    kind: 'renewal',
    stage: 'proposal',
    amountMicros: 5_000_000_000n,
    currency: 'EUR',
    openedAt: new Date(ago(30)),
    stageAt: new Date(Date.now() - hoursAgo * 3_600_000),
    ...over,
  });

  it('tells of deals and contacts page by page, and goes on from where it was read before there were deals', async () => {
    const { id: workspaceId } = await aWorkspace();
    await inTransaction((tx) => addDeals(tx, workspaceId, [deal(1, 5), deal(2, 4), deal(3, 3)]));
    const contact = (n: number) => ({
      workspaceId,
      externalId: `lead-${n}`,
      displayName: `lead-${n}`,
      updatedAt: new Date(Date.now() - n * 3_600_000),
      updatedBy: 'api',
    });
    await db().practiceContact.createMany({ data: [contact(1), contact(2)] });
    const read = (cursor: string | null, limit = 2) =>
      readPlatformSignals(workspaceId, 'practice-crm', { since: new Date(ago(2)), cursor, limit });
    const kinds: string[] = [];
    let cursor: string | null = null;
    for (let page = 0, hasMore = true; hasMore && page < 9; page++) {
      const told = await read(cursor);
      kinds.push(...told.signals.map(({ kind }) => kind));
      ({ cursor, hasMore } = told);
    }
    expect(kinds.toSorted()).toEqual([
      'opportunity.changed',
      'opportunity.changed',
      'opportunity.changed',
      'record.changed',
      'record.changed',
    ]);
    expect((await read(cursor)).signals).toEqual([]);
    // How far contacts were read by an earlier version.
    const old = JSON.stringify([contact(1).updatedAt.toISOString(), 'lead-1']);
    expect((await read(old, 9)).signals.map(({ kind }) => kind)).toEqual(
      Array(3).fill('opportunity.changed'),
    );
    await inTransaction((tx) =>
      changeDeal(tx, {
        workspaceId,
        externalId: 'deal-1',
        set: { stage: 'won' },
        by: 'person:usr_rep',
        at: new Date(Date.now() - 90_000),
      }),
    );
    const [told] = (await read(cursor)).signals;
    expect(told).toMatchObject({
      kind: 'opportunity.changed',
      payload: { opportunity: { status: 'won', platform: 'practice-crm', kind: 'renewal', position: 4 } },
    });
    await expect(
      inTransaction((tx) =>
        changeDeal(tx, { workspaceId, externalId: 'deal-1', set: { stage: 'proposal' }, by: 'api' }),
      ),
    ).rejects.toThrow('it has ended');
  });

  it('is edited by hand, on record, and lists what changed last first', async () => {
    const { id: workspaceId } = await aWorkspace();
    await inTransaction((tx) => addDeals(tx, workspaceId, [deal(1, 5), deal(2, 4)]));
    const actor = { type: 'person', id: 'usr_rep', isSample: true } as const;
    const set = { stage: 'lost' as const, amountMicros: '7000000' };
    expect(await editPracticeDeal({ workspaceId, actor, externalId: 'deal-1', set })).toEqual(set);
    const { rows } = await listPracticeDeals(workspaceId, practiceDealQuerySchema.parse({}));
    expect(rows.map(({ externalId, stage }) => [externalId, stage])).toEqual([
      ['deal-1', 'lost'],
      ['deal-2', 'proposal'],
    ]);
    const entry = await db().auditEntry.findFirstOrThrow({ where: { workspaceId, verb: 'practice.edited' } });
    expect(entry).toMatchObject({ subjectType: 'practice_deal', subjectId: 'deal-1', actorId: 'usr_rep' });
    await expect(editPracticeDeal({ workspaceId, actor, externalId: 'deal-9', set })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('has the deals of the sample, which go on and are told of', async () => {
    const { id: workspaceId } = await aWorkspace();
    await fillSampleDeals(workspaceId);
    await fillSampleDeals(workspaceId);
    const count = (status?: 'won' | 'lost' | 'open') =>
      db().opportunity.count({ where: { workspaceId, ...(status ? { status } : {}) } });
    expect(await count()).toBe(60);
    const open = await count('open');
    expect(open).toBeGreaterThan(20);
    await moveSampleDeals(workspaceId, 'test', 10);
    const { signals } = await readPlatformSignals(workspaceId, 'practice-crm', {
      since: new Date(Date.now() - 120_000),
      cursor: null,
      limit: 100,
    });
    expect(signals).toHaveLength(10);
  });
});
