import { beforeEach, describe, expect, it } from 'vitest';
import { eventSchemas } from '@/lib/contracts/events';
import { MOST_OF_SCHEDULE } from '@/lib/core/plays/limits';
import type { PlayBodyInput } from '@/lib/core/plays/play-body';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/platform/ids';
import { readAccountInterest } from '@/lib/queries/interest/read-account-interest';
import { claimDuePlays, matchDuePage } from '@/lib/usecases/plays/match-due';
import { matchSurge } from '@/lib/usecases/plays/match-surge';
import { tryPlay } from '@/lib/usecases/plays/try-play';
import { aWorkspace } from '../../support/workspace';
import { aPlay, at, deliver, matchesOf, noon, operator, personOf, visit } from './support';

let workspaceId: string;
beforeEach(async () => {
  ({ workspaceId } = await aWorkspace());
});
const tried = (playId: string) =>
  at(() => tryPlay({ workspaceId, actor: operator, playId, version: 1, days: 30 }));
const rest = { goal: 'They hear from us.', again: { afterDays: 30 } };

describe('a play on profiles', () => {
  const twice: PlayBodyInput = {
    ...rest,
    again: { afterDays: 1 },
    trigger: { on: 'profile' },
    conditions: [{ field: 'contact.engagements', days: 7, op: 'at_least', value: 2 }],
  };

  it('takes somebody up when its conditions become true, not while they stay so, and again when they become so again', async () => {
    const { id: playId } = await aPlay(workspaceId, twice);
    await visit(workspaceId, [{ who: 'ann' }]);
    await deliver(workspaceId);
    expect(await matchesOf(playId)).toHaveLength(0);
    const [second = ''] = await visit(workspaceId, [{ who: 'ann' }]);
    await Promise.all([deliver(workspaceId), deliver(workspaceId)]);
    expect(await matchesOf(playId)).toMatchObject([{ run: { signalId: second } }]);
    // Two days later it is still true, and the days between two are over.
    await visit(workspaceId, [{ who: 'ann' }], 2);
    await deliver(workspaceId, 2);
    expect(await matchesOf(playId)).toHaveLength(1);
    // A month later it was not, and then is.
    await visit(workspaceId, [{ who: 'ann' }], 32);
    await deliver(workspaceId, 32);
    expect(await matchesOf(playId)).toHaveLength(1);
    await visit(workspaceId, [{ who: 'ann' }], 32);
    await deliver(workspaceId, 32);
    expect(await matchesOf(playId)).toHaveLength(2);
  });

  it('is tried on people as they are now', async () => {
    const { id: playId } = await aPlay(workspaceId, twice, { live: false });
    await visit(workspaceId, [{ who: 'ann' }, { who: 'ann' }, { who: 'bob' }]);
    expect(await tried(playId)).toMatchObject({ of: 'people', looked: 2, matches: 1, perDay: [] });
  });
});

describe('a play on surges', () => {
  const northwind = { externalId: 'northwind', tier: 'tier_1' } as const;
  const onSurge: PlayBodyInput = {
    ...rest,
    trigger: { on: 'surge', minPeople: 3 },
    conditions: [
      { field: 'account.tier', op: 'is', value: ['tier_1'] },
      { field: 'contact.engagements', days: 8, op: 'at_least', value: 2 },
    ],
  };
  async function aSurge(people = 3): Promise<string> {
    const account = await db().account.findFirstOrThrow({ where: { workspaceId, externalId: 'northwind' } });
    const id = newId('srg');
    await db().surge.create({
      data: {
        id,
        workspaceId,
        accountId: account.id,
        windowFrom: new Date('2026-05-13'),
        windowTo: new Date('2026-05-20'),
        people,
        topics: [],
        roles: [],
        expected: 1,
        observed: 9,
        pValue: 0.001,
        score: 80,
        why: [],
        firedAt: noon,
      },
    });
    return id;
  }

  it('takes up the people of the company whom it fits, the most engaged first, once, and the surge counts as acted on', async () => {
    const { id: playId } = await aPlay(workspaceId, onSurge);
    const [ann = '', , bob = ''] = await visit(workspaceId, [
      ...[1, 2].map(() => ({ who: 'ann', account: northwind })),
      ...[1, 2, 3].map(() => ({ who: 'bob', account: northwind })),
      { who: 'cem', account: northwind },
    ]);
    const surgeId = await aSurge();
    await at(() => Promise.all([matchSurge(workspaceId, surgeId), matchSurge(workspaceId, surgeId)]));
    const people = (await matchesOf(playId)).map(({ contactId }) => contactId);
    expect(people).toEqual([await personOf(workspaceId, bob), await personOf(workspaceId, ann)]);
    expect(await db().surge.findUniqueOrThrow({ where: { id: surgeId } })).toMatchObject({ status: 'acted' });
    expect(await tried(playId)).toMatchObject({ of: 'surges', looked: 1, matches: 2, people: 2 });
  });

  it('asks how far the company has come as the page of the company tells it', async () => {
    const stage = (value: string[]): PlayBodyInput => ({
      ...onSurge,
      conditions: [{ field: 'account.stage', op: 'is', value }],
    });
    const engaged = await aPlay(workspaceId, stage(['aware', 'engaged']));
    const customer = await aPlay(workspaceId, stage(['customer']));
    await visit(
      workspaceId,
      ['ann', 'bob', 'cem'].map((who) => ({ who, account: northwind })),
    );
    const surgeId = await aSurge();
    const { id } = await db().account.findFirstOrThrow({ where: { workspaceId, externalId: 'northwind' } });
    const firm = { industry: null, employees: null, region: null, tier: 'tier_1' } as const;
    const { stage: shown } = await at(() => readAccountInterest(workspaceId, id, firm));
    expect(shown.stage).toBe('aware');
    await at(() => matchSurge(workspaceId, surgeId));
    expect(await matchesOf(engaged.id)).toHaveLength(3);
    expect(await matchesOf(customer.id)).toEqual([]);
  });

  it('leaves a smaller surge alone, and one that was dismissed', async () => {
    const { id: playId } = await aPlay(workspaceId, onSurge);
    await visit(
      workspaceId,
      [1, 2].map(() => ({ who: 'ann', account: northwind })),
    );
    const small = await aSurge(2);
    expect(await at(() => matchSurge(workspaceId, small))).toEqual({ matched: 0, started: 0 });
    await db().surge.update({ where: { id: small }, data: { people: 3, status: 'dismissed' } });
    expect(await at(() => matchSurge(workspaceId, small))).toEqual({ matched: 0, started: 0 });
    expect(await matchesOf(playId)).toEqual([]);
  });
});

describe('a play on a schedule', () => {
  const daily: PlayBodyInput = {
    ...rest,
    trigger: { on: 'schedule', at: '15:00' },
    conditions: [{ field: 'contact.quiet-days', op: 'at_least', value: 2 }],
  };
  const dueEvents = () => db().outboxEvent.findMany({ where: { workspaceId, name: 'play/due' } });

  it('is due once at its time by the clock of the workspace, and takes up whom it fits by what they did last', async () => {
    const { id: playId } = await aPlay(workspaceId, daily);
    // 15:00 in Berlin is 13:00 by UTC.
    const { nextDueAt } = await db().play.findUniqueOrThrow({ where: { id: playId } });
    expect(nextDueAt?.toISOString()).toBe('2026-05-20T13:00:00.000Z');
    const [, last = ''] = await visit(workspaceId, [{ who: 'ann', daysAgo: 1 }, { who: 'ann' }]);
    await visit(workspaceId, [{ who: 'bob' }], 3);
    await at(claimDuePlays);
    expect(await dueEvents()).toEqual([]);
    await at(() => Promise.all([claimDuePlays(), claimDuePlays()]), 4);
    const [event, ...others] = await dueEvents();
    expect(others).toEqual([]);
    const due = eventSchemas['play/due'].parse(event?.data);
    expect(due).toEqual({ workspaceId, playId });
    expect(await at(() => matchDuePage(due, null, 0), 4)).toEqual({ after: null, matched: 1 });
    expect(await matchesOf(playId)).toMatchObject([{ run: { signalId: last } }]);
    expect(await at(() => matchDuePage(due, null, 0), 4)).toEqual({ after: null, matched: 0 });
    // At the next time it is due again; who did nothing since is left alone, however many days went by.
    await at(claimDuePlays, 5);
    expect(await dueEvents()).toHaveLength(2);
    await at(() => matchDuePage(due, null, 0), 40);
    expect((await matchesOf(playId)).filter(({ run }) => run.signalId === last)).toHaveLength(1);
  });

  it('takes up no more than one firing may, and nobody once it was turned off', async () => {
    const { id: playId } = await aPlay(workspaceId, daily);
    await visit(workspaceId, [{ who: 'ann' }, { who: 'bob' }, { who: 'cem' }]);
    const due = { workspaceId, playId };
    expect(await at(() => matchDuePage(due, null, MOST_OF_SCHEDULE - 2), 4)).toEqual({
      after: null,
      matched: 2,
    });
    await db().play.update({ where: { id: playId }, data: { status: 'off' } });
    expect(await at(() => matchDuePage(due, null, 0), 4)).toMatchObject({ matched: 0 });
    expect(await matchesOf(playId)).toHaveLength(2);
  });
});
