import { beforeEach, describe, expect, it } from 'vitest';
import { playDetailSchema, playsSchema } from '@/lib/contracts/plays';
import { listRunsQuerySchema } from '@/lib/contracts/runs';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/platform/ids';
import { listPlays } from '@/lib/queries/plays/list-plays';
import { readPlay } from '@/lib/queries/plays/read-play';
import { readRegister } from '@/lib/queries/rights/read-register';
import { listRuns } from '@/lib/queries/runs/list-runs';
import { readRun } from '@/lib/queries/runs/read-run';
import { readSignal } from '@/lib/queries/signals/read-signal';
import { changePlay, createPlay } from '@/lib/usecases/plays/change-plays';
import { matchConsidered } from '@/lib/usecases/plays/match-considered';
import { switchPlay } from '@/lib/usecases/plays/switch-play';
import { tryPlay } from '@/lib/usecases/plays/try-play';
import { erasePerson } from '@/lib/usecases/rights/erase-person';
import { exportPerson } from '@/lib/usecases/rights/export-person';
import { rerunRun } from '@/lib/usecases/runs/rerun-run';
import { aWorkspace } from '../../support/workspace';
import { aPlay, at, deliver, matchesOf, noon, onPrices, operator, personOf, toldOf, visit } from './support';

let workspaceId: string;
beforeEach(async () => {
  ({ workspaceId } = await aWorkspace());
});
const change = () => ({ workspaceId, actor: operator });

describe('a live play on signals', () => {
  it('gives whom its conditions hold of a run, planned and recorded as any other, that says by which version', async () => {
    const { id: playId } = await aPlay(workspaceId, onPrices);
    const [prices = '', blog = ''] = await visit(workspaceId, [
      { who: 'ann' },
      { who: 'bob', path: '/blog/news' },
    ]);
    expect((await toldOf(workspaceId)).sort()).toEqual([prices, blog].sort());
    expect(await deliver(workspaceId)).toEqual({ matched: 1, started: 1 });
    const [match, ...others] = await matchesOf(playId);
    expect(others).toEqual([]);
    expect(match).toMatchObject({
      contactId: await personOf(workspaceId, prices),
      version: 1,
      why: ['Path of the page fits a pattern of “/pricing**”: so it is.'],
      run: { signalId: prices, playId, playVersion: 1, status: 'planned', subjectType: 'contact' },
    });
    const entries = await db().auditEntry.findMany({
      where: { workspaceId, OR: [{ runId: match?.runId }, { subjectId: playId, verb: 'plays.matched' }] },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ verb }) => verb)).toEqual(['plays.matched', 'runs.planned']);
    expect(
      await db().outboxEvent.count({
        where: { workspaceId, name: 'run/planned', data: { path: ['runId'], equals: match?.runId ?? '' } },
      }),
    ).toBe(1);
    const shown = await readRun({ id: workspaceId, currency: 'EUR' }, match?.runId ?? '');
    expect(shown.play).toMatchObject({ id: playId, version: 1 });
    expect((await readSignal({ id: workspaceId, currency: 'EUR' }, prices)).runs).toMatchObject([
      { id: match?.runId, play: { id: playId, type: 'play' } },
    ]);
    expect(shown.plan.inputs.map(({ type }) => type)).toContain('play');
  });

  it('takes nobody up twice, however often and by however many it is delivered, before its days are over', async () => {
    const { id: playId } = await aPlay(workspaceId, onPrices);
    await visit(workspaceId, [{ who: 'ann' }, { who: 'ann', path: '/pricing/enterprise' }]);
    await Promise.all([deliver(workspaceId), deliver(workspaceId), deliver(workspaceId)]);
    await deliver(workspaceId);
    expect(await matchesOf(playId)).toHaveLength(1);
    const [later = ''] = await visit(workspaceId, [{ who: 'ann' }], 29);
    await at(() => matchConsidered(workspaceId, [later]), 29);
    expect(await matchesOf(playId)).toHaveLength(1);
    const [after = ''] = await visit(workspaceId, [{ who: 'ann' }], 31);
    await at(
      () => Promise.all([matchConsidered(workspaceId, [after]), matchConsidered(workspaceId, [after])]),
      31,
    );
    expect(await matchesOf(playId)).toHaveLength(2);
  });

  it('records it where nothing is worth doing', async () => {
    const { id: playId } = await aPlay(workspaceId, onPrices);
    await visit(workspaceId, [{ who: 'ann' }]);
    await db().contact.updateMany({ where: { workspaceId }, data: { convertedAt: noon } });
    expect(await deliver(workspaceId)).toEqual({ matched: 1, started: 0 });
    expect((await matchesOf(playId))[0]?.run).toMatchObject({ status: 'no_action' });
  });

  it('does not answer what was recorded long after it occurred, such as an import', async () => {
    const { id: playId } = await aPlay(workspaceId, onPrices);
    const [old = '', fresh = ''] = await visit(workspaceId, [
      { who: 'ann', daysAgo: 8 },
      { who: 'bob', daysAgo: 6 },
    ]);
    expect(await toldOf(workspaceId)).toEqual([fresh]);
    await at(() => matchConsidered(workspaceId, [old, fresh]));
    expect(await matchesOf(playId)).toHaveLength(1);
  });

  it('has a run done over as its own', async () => {
    const { id: playId } = await aPlay(workspaceId, onPrices);
    await visit(workspaceId, [{ who: 'ann' }]);
    await db().contact.updateMany({ where: { workspaceId }, data: { convertedAt: noon } });
    await deliver(workspaceId);
    const [match] = await matchesOf(playId);
    const { runId } = await at(() =>
      rerunRun({ ...change(), runId: match?.runId ?? '', reason: 'Once more.' }),
    );
    expect(
      await db().run.findUniqueOrThrow({ where: { id_workspaceId: { id: runId, workspaceId } } }),
    ).toMatchObject({ playId, playVersion: 1, rerunOfId: match?.runId });
  });

  it('shows what came of it', async () => {
    const { id: playId } = await aPlay(workspaceId, onPrices);
    await visit(workspaceId, [{ who: 'ann' }]);
    await deliver(workspaceId);
    const { rows } = playsSchema.parse(await at(() => listPlays(workspaceId)));
    expect(rows).toMatchObject([{ id: playId, status: 'live', matches: 1, runs: 1 }]);
    const play = playDetailSchema.parse(await at(() => readPlay(workspaceId, playId)));
    expect(play).toMatchObject({ triedVersion: 1, recent: [{ run: { status: 'planned' } }] });
    expect(play.versions).toHaveLength(1);
    const workspace = { id: workspaceId, name: 'Test', currency: 'EUR' };
    const byPlay = (id: string) => listRuns(workspace, listRunsQuerySchema.parse({ play: id }));
    expect((await byPlay(playId)).rows.map(({ id }) => id)).toEqual([play.recent[0]?.run.id]);
    expect((await byPlay('ply_other')).rows).toEqual([]);
    const { entries } = await at(() => readRegister(workspace));
    const router = entries.find(({ sources }) => sources.some(({ kind }) => kind === 'contact.tracked'));
    expect(router?.agent.name).toBe('Lead router');
    const contactId = play.recent[0]?.contact.id ?? '';
    const copy = await at(() => exportPerson({ ...change(), contactId, requestId: null }));
    expect(copy.plays).toMatchObject([{ play: play.title, version: 1, why: play.recent[0]?.why }]);
    await expect(readPlay((await aWorkspace()).workspaceId, playId)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('nobody is taken up', () => {
  it('by a draft, or by one that is off or archived; recording does not even tell of it', async () => {
    const draft = await aPlay(workspaceId, onPrices, { live: false });
    const off = await aPlay(workspaceId, onPrices);
    await at(() => switchPlay({ ...change(), playId: off.id, to: { status: 'off', version: 1 } }));
    const archived = await aPlay(workspaceId, onPrices);
    await at(() => switchPlay({ ...change(), playId: archived.id, to: { status: 'archived', version: 1 } }));
    const ids = await visit(workspaceId, [{ who: 'ann' }]);
    expect(await toldOf(workspaceId)).toEqual([]);
    await at(() => matchConsidered(workspaceId, ids));
    for (const { id } of [draft, off, archived]) expect(await matchesOf(id)).toEqual([]);
    expect(await db().run.count({ where: { workspaceId } })).toBe(0);
  });

  it.each(['objection', 'restriction'] as const)(
    'of whom there is an %s, in whichever profile',
    async (kind) => {
      const { id: playId } = await aPlay(workspaceId, onPrices);
      const [ann = '', also = ''] = await visit(workspaceId, [{ who: 'ann' }, { who: 'ann-at-home' }]);
      const contactId = await personOf(workspaceId, also);
      await db().contact.update({
        where: { id: contactId },
        data: { mergedIntoId: await personOf(workspaceId, ann) },
      });
      await db().processingLimit.create({
        data: { id: newId('plm'), workspaceId, contactId, kind, setById: operator.id, setAt: noon },
      });
      expect(await deliver(workspaceId)).toEqual({ matched: 0, started: 0 });
      expect(await matchesOf(playId)).toEqual([]);
    },
  );

  it('once they were erased', async () => {
    await aPlay(workspaceId, onPrices);
    const [ann = ''] = await visit(workspaceId, [{ who: 'ann' }]);
    const contactId = await personOf(workspaceId, ann);
    await at(() => erasePerson({ workspaceId, actor: operator, contactId, requestId: null }));
    expect(await deliver(workspaceId)).toEqual({ matched: 0, started: 0 });
  });

  it('as a profile that was found to be somebody: it is the person who is', async () => {
    const { id: playId } = await aPlay(workspaceId, onPrices);
    const [ann = ''] = await visit(workspaceId, [{ who: 'ann', path: '/blog/news' }]);
    const [also = ''] = await visit(workspaceId, [{ who: 'ann-at-home' }]);
    const person = await personOf(workspaceId, ann);
    await db().contact.update({
      where: { id: await personOf(workspaceId, also) },
      data: { mergedIntoId: person },
    });
    await deliver(workspaceId);
    expect(await matchesOf(playId)).toMatchObject([
      { contactId: person, run: { signalId: also, subjectId: person } },
    ]);
  });
});

describe('writing a play', () => {
  const play = (name = 'prices') => ({ name, title: 'Prices', body: playBodySchema.parse(onPrices) });

  it('goes live only as it was tried; a change of what it does is a draft again, and the old version stays', async () => {
    const { id: playId, version } = await createPlay({ ...change(), play: play() });
    const live = (of: number) => switchPlay({ ...change(), playId, to: { status: 'live', version: of } });
    await expect(live(version)).rejects.toMatchObject({
      code: 'conflict',
      detail: 'This version of the play was not tried yet.',
    });
    await tryPlay({ ...change(), playId, version, days: 7 });
    await live(version);
    const body = playBodySchema.parse({ ...onPrices, again: { afterDays: 60 } });
    expect(await changePlay({ ...change(), playId, fields: { version, body } })).toMatchObject({
      version: 2,
    });
    expect(await db().play.findUniqueOrThrow({ where: { id: playId } })).toMatchObject({
      status: 'draft',
      listensTo: [],
      version: 2,
      triedVersion: 1,
    });
    await expect(live(2)).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      changePlay({ ...change(), playId, fields: { version: 1, title: 'Late' } }),
    ).rejects.toMatchObject({
      detail: 'Somebody changed this play meanwhile.',
    });
    const { versions } = await readPlay(workspaceId, playId);
    expect(versions.map((each) => each.version)).toEqual([2, 1]);
    await expect(
      db().playVersion.update({ where: { playId_version: { playId, version: 1 } }, data: { body: {} } }),
    ).rejects.toThrow(/append-only/);
    await expect(db().play.update({ where: { id: playId }, data: { status: 'live' } })).rejects.toThrow(
      /live_as_tried/,
    );
  });

  it('takes a name once, and says what it does in the record', async () => {
    const { id: playId } = await createPlay({ ...change(), play: play() });
    await expect(createPlay({ ...change(), play: play() })).rejects.toMatchObject({ code: 'conflict' });
    await changePlay({ ...change(), playId, fields: { version: 1, title: 'Prices, again' } });
    const entries = await db().auditEntry.findMany({
      where: { workspaceId, subjectId: playId },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ verb }) => verb)).toEqual(['plays.created', 'plays.changed']);
  });
});

describe('a trial', () => {
  it('finds exactly whom the play then takes up by the same signals, and takes nobody up', async () => {
    const draft = await aPlay(workspaceId, onPrices, { live: false });
    const ids = await visit(workspaceId, [
      { who: 'ann' },
      { who: 'ann', path: '/pricing/teams' },
      { who: 'bob', path: '/blog/news' },
      { who: 'cem', daysAgo: 2 },
    ]);
    const trial = await at(() => tryPlay({ ...change(), playId: draft.id, version: 1, days: 7 }));
    expect(trial).toMatchObject({ of: 'signals', looked: 4, isCut: false, matches: 2, people: 2, hadRun: 0 });
    expect(trial.perDay.filter(({ matches }) => matches > 0)).toEqual([
      { day: '2026-05-18', matches: 1 },
      { day: '2026-05-20', matches: 1 },
    ]);
    expect(await matchesOf(draft.id)).toEqual([]);
    await at(() => switchPlay({ ...change(), playId: draft.id, to: { status: 'live', version: 1 } }));
    await at(() => matchConsidered(workspaceId, ids));
    const matched = (await matchesOf(draft.id)).map(({ contactId }) => contactId);
    expect(trial.sample.map(({ contact }) => contact.id).sort()).toEqual(matched.sort());
    // By then both had a run, and not by another way.
    expect(await at(() => tryPlay({ ...change(), playId: draft.id, version: 1, days: 7 }))).toMatchObject({
      matches: 2,
      hadRun: 0,
    });
  });
});
