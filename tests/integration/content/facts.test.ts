import { beforeEach, describe, expect, test } from 'vitest';
import { POST as withdrawRoute } from '@/app/api/v1/content/facts/[factId]/withdrawal/route';
import { POST as approveRoute, GET as factsRoute } from '@/app/api/v1/content/facts/route';
import { approveFactBodySchema, factsSchema, pageDetailSchema, pagesSchema } from '@/lib/contracts/content';
import { practicePageListSchema } from '@/lib/contracts/practice-cms';
import { db } from '@/lib/db/client';
import { listFacts } from '@/lib/queries/content/list-facts';
import { listLandingPages } from '@/lib/queries/content/list-landing-pages';
import { readLandingPage } from '@/lib/queries/content/read-landing-page';
import { listPracticePages } from '@/lib/queries/practice-platform/list-practice-pages';
import { approveFact } from '@/lib/usecases/content/approve-fact';
import { pullPagesOf } from '@/lib/usecases/content/pull-pages';
import { withdrawFact } from '@/lib/usecases/content/withdraw-fact';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';
import { addMember, noParams, sessionRequest } from '../auth/support';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await aWorkspace();
});
const fact = (over: object = {}) =>
  approveFactBodySchema.parse({ text: 'Gifts arrive on time.', sourceTitle: 'Report of 2026', ...over });
const change = () => ({ workspaceId: workspace.workspaceId, actor: workspace.admin });

describe('an approved fact', () => {
  test('is on record by whose word, can be withdrawn once, and never changes', async () => {
    const { id } = await approveFact({ ...change(), fact: fact({ roles: ['champion'] }) });
    await expect(approveFact({ ...change(), fact: fact() })).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      db().approvedFact.update({ where: { id }, data: { text: 'Gifts arrive early.' } }),
    ).rejects.toThrow('an approved fact does not change');
    await withdrawFact({ ...change(), factId: id, why: 'It was one year only.' });
    const again = withdrawFact({ ...change(), factId: id, why: 'Again' });
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
    await expect(withdrawFact({ ...change(), factId: 'fct_0', why: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
    const { rows } = factsSchema.parse(await listFacts(workspace.workspaceId));
    expect(rows.find((row) => row.id === id)).toMatchObject({
      status: 'withdrawn',
      approvedBy: { id: workspace.admin.id },
      withdrawn: { why: 'It was one year only.' },
    });
    const entries = await db().auditEntry.findMany({
      where: { subjectId: id },
      orderBy: { id: 'asc' },
      select: { verb: true, actorId: true },
    });
    const actorId = workspace.admin.id;
    expect(entries).toEqual([
      { verb: 'facts.approved', actorId },
      { verb: 'facts.withdrawn', actorId },
    ]);
    // What was withdrawn can be approved anew.
    await approveFact({ ...change(), fact: fact() });
  });

  test('that would be over already is not approved', async () => {
    const over = approveFact({ ...change(), fact: fact({ validUntil: '2020-01-01' }) });
    await expect(over).rejects.toMatchObject({ code: 'conflict' });
  });

  test.each([
    [{ text: 'No full stop' }, 'text'],
    [{ text: 'Two\nlines.' }, 'text'],
    [{ sourceTitle: ' ' }, 'sourceTitle'],
    [{ sourceUrl: 'javascript:alert(1)' }, 'sourceUrl'],
    [{ roles: ['unknown'] }, 'roles'],
    [{ validUntil: 'soon' }, 'validUntil'],
  ])('with %o is refused by the name of its field', (over, field) => {
    const { error } = approveFactBodySchema.safeParse({
      text: 'Gifts arrive on time.',
      sourceTitle: 'Report',
      ...over,
    });
    expect(error?.issues[0]?.path[0]).toBe(field);
  });
});

test('landing pages show their variants, shares and what came of them, at the CMS and here', async () => {
  const { workspaceId } = workspace;
  expect(await pullPagesOf(workspaceId)).toBe(1);
  expect(await pullPagesOf(workspaceId)).toBe(0);
  const [page] = pagesSchema.parse(await listLandingPages(workspaceId, 'page')).rows;
  const detail = pageDetailSchema.parse(
    await readLandingPage({ id: workspaceId, currency: 'EUR' }, page?.id ?? ''),
  );
  const [row] = detail.segmentRows;
  expect(row).toMatchObject({
    title: 'Everybody else',
    variants: [{ key: 'base', share: 100, stopped: null }],
  });
  expect(row?.variants[0]?.visits).toBe(page?.visits);
  expect(row?.variants[0]?.rate?.low).toBeGreaterThan(0);
  const { rows } = practicePageListSchema.parse(await listPracticePages(workspaceId));
  expect(rows).toMatchObject([{ splits: [{ split: 'base 100 %' }], variants: [{ key: 'base' }] }]);
  await expect(readLandingPage({ id: 'wsp_other', currency: 'EUR' }, page?.id ?? '')).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('facts are approved and withdrawn by an admin alone, and read by whoever may read', async () => {
  const { workspaceId } = workspace;
  const { slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const [admin, operator] = [
    await addMember(workspaceId, ['admin']),
    await addMember(workspaceId, ['operator']),
  ];
  const post = (who: string, body: unknown) => sessionRequest(who, slug, { method: 'POST', body });
  const body = { text: 'Gifts arrive on time.', sourceTitle: 'Report of 2026' };
  expect((await approveRoute(await post(operator.id, body), noParams)).status).toBe(403);
  const approved = await approveRoute(await post(admin.id, body), noParams);
  expect(approved.status).toBe(201);
  const { id } = (await approved.json()) as { id: string };
  const of = { params: Promise.resolve({ factId: id }) };
  expect((await withdrawRoute(await post(operator.id, { why: 'No.' }), of)).status).toBe(403);
  expect((await withdrawRoute(await post(admin.id, { why: 'Over.' }), of)).status).toBe(200);
  const list = await factsRoute(await sessionRequest(operator.id, slug), noParams);
  const { rows } = factsSchema.parse(await list.json());
  expect(rows.find((row) => row.id === id)?.status).toBe('withdrawn');
});
