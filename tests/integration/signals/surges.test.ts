import { beforeEach, describe, expect, it } from 'vitest';
import { accountDetailSchema } from '@/lib/contracts/accounts';
import { buyingGroupSchema, interestSchema, surgePageSchema } from '@/lib/contracts/interest';
import { db } from '@/lib/db/client';
import { withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { readAccount } from '@/lib/queries/accounts/read-account';
import { readContact } from '@/lib/queries/contacts/read-contact';
import { listSurges } from '@/lib/queries/interest/list-surges';
import { listTopics } from '@/lib/queries/interest/list-topics';
import { readBuyingGroup } from '@/lib/queries/interest/read-buying-group';
import { tryTopic } from '@/lib/queries/interest/try-topic';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { confirmRole } from '@/lib/usecases/surges/confirm-role';
import { detectSurges, findEngagedWorkspaces } from '@/lib/usecases/surges/detect-surges';
import { dismissSurge } from '@/lib/usecases/surges/dismiss-surge';
import { ACCOUNTS_A_PAGE } from '@/lib/usecases/surges/read-activities';
import { addTopic, archiveTopic, changeTopic } from '@/lib/usecases/topics/change-topics';
import { aWorkspace } from '../../support/builders/a-workspace';

const noon = new Date('2026-05-20T12:00:00Z');
const key = { type: 'api_key', id: 'key_1' } as const;
const person = { type: 'person', id: 'usr_1', isSample: true } as const;
const DAY_MS = 86_400_000;
let workspace: Awaited<ReturnType<typeof aWorkspace>>;
let workspaceId: string;
let sent = 0;
beforeEach(async () => {
  workspace = await aWorkspace();
  workspaceId = workspace.id;
});
const at = <T>(fn: () => Promise<T>, days = 0): Promise<T> =>
  withClock(new Date(noon.getTime() + days * DAY_MS), fn);

type Visit = { who: string; account: string; path: string; daysAgo: number; title?: string; tier?: string };
const toSignal = ({ who, account, path, daysAgo, title, tier = 'tier_3' }: Visit) => ({
  kind: 'contact.tracked',
  source: 'website',
  messageId: `visit-${++sent}`,
  occurredAt: new Date(noon.getTime() - daysAgo * DAY_MS - 3_600_000).toISOString(),
  payload: {
    medium: 'page',
    event: 'Viewed',
    page: { path },
    person: {
      ids: [{ type: 'user', namespace: 'website', value: who }],
      ...(title ? { title } : {}),
      traits: {},
    },
    account: { externalId: account, name: account, tier },
  },
});
async function visit(visits: readonly Visit[]): Promise<void> {
  const items = visits.map(toSignal);
  const results = await at(() => recordSignals({ workspaceId, actor: key, items, emit: false }));
  expect(results.filter(({ status }) => status !== 'accepted')).toEqual([]);
}
const comparison = { name: 'comparison', title: 'Comparison with others', weight: 1 };
const aTopic = (glob = '/compare/*') =>
  at(() =>
    addTopic({ workspaceId, actor: person, topic: { ...comparison, patterns: [{ of: 'path', glob }] } }),
  );

/** Sixty companies that look around now and then, as they always did. */
const ordinary = (): Visit[] =>
  Array.from({ length: 60 }, (_, i) =>
    Array.from({ length: 5 }, (_each, k) => ({
      who: `reader-${i}-${k % 2}`,
      account: `company-${i}`,
      path: (i + k) % 3 === 0 ? '/compare/others' : '/blog/news',
      daysAgo: (i * 7 + k * 23) % 115,
    })),
  ).flat();
const threeOfNorthwind = (): Visit[] =>
  [
    { who: 'ann', title: 'Chief Financial Officer', daysAgo: [7, 5, 1] },
    { who: 'bob', title: 'Head of Procurement', daysAgo: [6, 3, 0] },
    { who: 'cem', title: undefined, daysAgo: [4, 2, 1] },
  ].flatMap(({ who, title, daysAgo }) =>
    daysAgo.flatMap((days) =>
      ['/compare/others', '/compare/prices'].map((path) => ({
        who,
        account: 'northwind',
        tier: 'tier_1',
        path,
        daysAgo: days,
        ...(title ? { title } : {}),
      })),
    ),
  );
const surges = async () => surgePageSchema.parse(await listSurges(workspaceId, { limit: 50 })).rows;
const northwind = () => db().account.findFirstOrThrow({ where: { workspaceId, externalId: 'northwind' } });

describe('a surge', () => {
  it('opens once, for the account of which three people compare within eight days, and for no ordinary one', async () => {
    await aTopic();
    await visit([...ordinary(), ...threeOfNorthwind()]);
    expect(await at(findEngagedWorkspaces)).toContain(workspaceId);
    const first = await at(() => detectSurges(workspaceId));
    expect(first).toMatchObject({ looked: 61 });
    expect(first.opened).toHaveLength(1);
    const [surge, ...others] = await surges();
    expect(others).toEqual([]);
    expect(surge).toMatchObject({
      account: { name: 'northwind', tier: 'tier_1' },
      status: 'open',
      people: 3,
      topics: [{ name: 'comparison', title: 'Comparison with others' }],
      windowFrom: '2026-05-13',
      windowTo: '2026-05-20',
    });
    expect(surge?.roles).toContain('gatekeeper');
    expect(surge?.observed).toBeGreaterThan(surge?.expected ?? 0);
    expect(surge?.why[0]).toContain('3 people were active');
    // What is drawn agrees with what is said.
    expect(surge).toMatchObject({ windowDays: 8, observed: 18 });
    expect(surge?.windows).toHaveLength(28);
    expect(surge?.windows.at(-1)).toEqual({ to: '2026-05-20', engagement: 18 });
    expect(surge?.windows.at(-9)).toEqual({ to: '2026-05-12', engagement: 0 });
    const accountId = surge?.account.id;
    expect((await listSurges(workspaceId, { limit: 50, account: accountId })).rows).toHaveLength(1);
    expect((await listSurges(workspaceId, { limit: 50, account: 'acc_other' })).rows).toEqual([]);
    // Looked at again, at once by two and on the next day, it is the same one.
    await at(() => Promise.all([detectSurges(workspaceId), detectSurges(workspaceId)]));
    await at(() => detectSurges(workspaceId), 1);
    expect(await surges()).toHaveLength(1);
    const entries = await db().auditEntry.findMany({ where: { workspaceId, verb: 'signals.surge_opened' } });
    expect(entries).toMatchObject([{ subjectType: 'account', subjectId: surge?.account.id }]);
  });

  it('is found also among more accounts than are read at once', async () => {
    await aTopic();
    await visit(threeOfNorthwind());
    // Known before and after it by their ids, and active just now as well.
    const others = Array.from({ length: 2 * ACCOUNTS_A_PAGE }, (_, i) => ({
      who: `lone-${i}`,
      account: `lone-${i}`,
      path: '/compare/others',
      daysAgo: 100 - (i % 90),
    }));
    await visit(others);
    await visit(others.slice(0, ACCOUNTS_A_PAGE + 20).map((each) => ({ ...each, daysAgo: 2 })));
    const { looked, opened } = await at(() => detectSurges(workspaceId));
    expect(looked).toBe(2 * ACCOUNTS_A_PAGE + 1);
    expect(opened).toHaveLength(1);
    expect((await surges())[0]).toMatchObject({ account: { name: 'northwind' }, people: 3, observed: 18 });
  });

  it('does not open for two people, nor for three profiles of one', async () => {
    await aTopic();
    const visits = threeOfNorthwind();
    await visit([...ordinary(), ...visits.filter(({ who }) => who !== 'cem')]);
    expect((await at(() => detectSurges(workspaceId))).opened).toEqual([]);
    await visit(visits.filter(({ who }) => who === 'cem'));
    const [one, other] = await db().contact.findMany({
      where: { workspaceId, accountId: (await northwind()).id },
      orderBy: { id: 'asc' },
    });
    await db().contact.update({ where: { id: other?.id ?? '' }, data: { mergedIntoId: one?.id ?? '' } });
    expect((await at(() => detectSurges(workspaceId))).opened).toEqual([]);
    await db().contact.update({ where: { id: other?.id ?? '' }, data: { mergedIntoId: null } });
    expect((await at(() => detectSurges(workspaceId))).opened).toHaveLength(1);
  });

  it('does not open where everybody does the same later on that day', async () => {
    await aTopic();
    await visit(ordinary());
    expect((await at(() => detectSurges(workspaceId))).opened).toEqual([]);
    const wave = Array.from({ length: 60 }, (_, i) =>
      threeOfNorthwind().map((each) => ({
        ...each,
        who: `${each.who}-${i}`,
        account: `company-${i}`,
        tier: 'tier_3',
        daysAgo: 0,
      })),
    ).flat();
    await visit(wave);
    expect((await at(() => detectSurges(workspaceId))).opened).toEqual([]);
  });

  it('stays dismissed, and is dismissed once', async () => {
    await aTopic();
    await visit([...ordinary(), ...threeOfNorthwind()]);
    const [surgeId = ''] = (await at(() => detectSurges(workspaceId))).opened;
    const dismiss = (id = workspaceId) =>
      at(() => dismissSurge({ workspaceId: id, actor: person, surgeId, reason: 'A class of students.' }));
    const other = await aWorkspace();
    await expect(dismiss(other.id)).rejects.toMatchObject({ code: 'not_found' });
    await dismiss();
    await expect(dismiss()).rejects.toMatchObject({ code: 'conflict' });
    expect((await at(() => detectSurges(workspaceId))).opened).toEqual([]);
    expect((await at(() => detectSurges(workspaceId), 1)).opened).toEqual([]);
    expect(await surges()).toMatchObject([
      { status: 'dismissed', reason: 'A class of students.', decidedBy: { id: 'usr_1' } },
    ]);
    expect((await listSurges(workspaceId, { status: ['open'], limit: 50 })).rows).toEqual([]);
  });
});

describe('a topic', () => {
  it('counts what is recorded after it was made, and says beforehand what it would match', async () => {
    const compares = (daysAgo: number): Visit => ({
      who: 'ann',
      account: 'northwind',
      path: '/compare/others',
      daysAgo,
    });
    await visit([compares(3), { ...compares(2), path: '/blog/x' }, compares(45)]);
    expect(await at(() => tryTopic(workspaceId, [{ of: 'path', glob: '/compare/*' }]))).toEqual({
      looked: 2,
      isCut: false,
      matched: 1,
      people: 1,
      taken: 0,
    });
    const { id: topicId } = await aTopic();
    await visit([compares(1)]);
    expect((await at(() => listTopics(workspaceId))).rows).toMatchObject([
      { name: 'comparison', people: 1, engagements: 1 },
    ]);
    expect(await at(() => tryTopic(workspaceId, [{ of: 'path', glob: '/compare/o*' }]))).toMatchObject({
      matched: 2,
      taken: 2,
    });
    await expect(aTopic()).rejects.toMatchObject({ code: 'conflict' });
    await at(() => changeTopic({ workspaceId, actor: person, topicId, fields: { title: 'Others' } }));
    const contact = await db().contact.findFirstOrThrow({ where: { workspaceId } });
    const detail = await at(() => readContact(workspace, contact.id));
    const interest = interestSchema.parse(detail.interest);
    expect(interest.topics.map(({ title, count }) => [title, count])).toEqual([
      ['no topic in particular', 3],
      ['Others', 1],
    ]);
    expect(interest.weeks.at(-1)).toBe('2026-05-18');
    expect(interest.series.map(({ values }) => values.reduce((a, b) => a + b, 0))).toEqual([3, 1]);
    await at(() => archiveTopic({ workspaceId, actor: person, topicId }));
    await visit([compares(0)]);
    expect((await listTopics(workspaceId)).rows).toEqual([]);
    expect(await db().engagementDay.count({ where: { workspaceId, topic: 'comparison' } })).toBe(1);
    await expect(at(() => archiveTopic({ workspaceId, actor: person, topicId }))).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('says nothing of whoever objected to being profiled', async () => {
    await visit(threeOfNorthwind());
    const contact = await db().contact.findFirstOrThrow({ where: { workspaceId }, orderBy: { id: 'asc' } });
    await db().processingLimit.create({
      data: {
        id: newId('plm'),
        workspaceId,
        contactId: contact.id,
        kind: 'objection',
        setById: 'usr_1',
        setAt: noon,
      },
    });
    const { interest } = await at(() => readContact(workspace, contact.id));
    expect(interest).toMatchObject({ topics: [], series: [] });
    expect(interest.withheld).toContain('objected');
    const group = await at(async () => readBuyingGroup(workspaceId, (await northwind()).id));
    const member = group.members.find((each) => each.contact.id === contact.id);
    expect(member).toMatchObject({ role: 'unknown', recent: 0, lastDay: null });
  });
});

describe('a buying group', () => {
  it('names roles with reasons; what a person said wins, is remembered, and can be taken back', async () => {
    await aTopic();
    await visit(threeOfNorthwind());
    const { id: accountId } = await northwind();
    const group = async () =>
      buyingGroupSchema.parse(await at(() => readBuyingGroup(workspaceId, accountId))).members;
    const members = await group();
    expect(members).toHaveLength(3);
    const officer = members.find(({ title }) => title === 'Chief Financial Officer');
    expect(officer).toMatchObject({ role: 'decision_maker', confirmed: null, recent: 6 });
    expect(officer?.inferred.reasons).not.toEqual([]);
    const contactId = officer?.contact.id ?? '';
    const say = (role: 'champion' | null, id = accountId) =>
      at(() => confirmRole({ workspaceId, actor: person, accountId: id, contactId, role }));
    await expect(say('champion', 'acc_other')).rejects.toMatchObject({ code: 'not_found' });
    await say('champion');
    await visit([
      { who: 'ann', account: 'northwind', path: '/compare/x', daysAgo: 0, title: 'Chief Executive Officer' },
    ]);
    const after = (await group()).find((each) => each.contact.id === contactId);
    expect(after).toMatchObject({
      title: 'Chief Executive Officer',
      role: 'champion',
      inferred: { role: 'decision_maker' },
      confirmed: { by: { id: 'usr_1' } },
    });
    // Found to be one profile of another person of the account, they are still the one of whom it was said.
    const other = members.find(({ contact }) => contact.id !== contactId)?.contact.id ?? '';
    const mergeInto = (mergedIntoId: string | null) =>
      db().contact.update({ where: { id: contactId }, data: { mergedIntoId } });
    await mergeInto(other);
    expect((await group()).find((each) => each.contact.id === other)).toMatchObject({ role: 'champion' });
    await mergeInto(null);
    await say(null);
    expect((await group()).find((each) => each.contact.id === contactId)).toMatchObject({
      role: 'decision_maker',
      confirmed: null,
    });
  });

  it('is told on the page of the account with its interest, its stage, and why there is no fit yet', async () => {
    await aTopic();
    await visit(threeOfNorthwind());
    const { id } = await northwind();
    const { interest } = accountDetailSchema.parse(await at(() => readAccount(workspace, id)));
    expect(interest.topics).toMatchObject([{ name: 'comparison', count: 18 }]);
    expect(interest.topics[0]?.score).toBeGreaterThan(60);
    expect(interest.stage).toMatchObject({ stage: 'considering' });
    expect(interest.fit).toMatchObject({ fit: null });
    expect(interest.fit.sentence).toContain('20 won and 20 lost');
  });
});
