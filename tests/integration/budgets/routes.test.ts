import { beforeAll, describe, expect, test } from 'vitest';
import { POST as archiveRoute } from '@/app/api/v1/budgets/[id]/archive/route';
import { PATCH as changeRoute, GET as getRoute } from '@/app/api/v1/budgets/[id]/route';
import { POST as decideRoute } from '@/app/api/v1/budgets/changes/[id]/decision/route';
import { POST as createRoute, GET as listRoute } from '@/app/api/v1/budgets/route';
import { GET as subjectsRoute } from '@/app/api/v1/budgets/subjects/route';
import { budgetDetailSchema, budgetPageSchema } from '@/lib/contracts/budgets';
import { db } from '@/lib/db/client';
import { addMember, noParams, sessionRequest } from '../auth/support';
import { aFreeWorkspace } from './support';

async function aPlace() {
  const { workspaceId } = await aFreeWorkspace();
  const { slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const add = async (role: 'admin' | 'operator' | 'viewer') => (await addMember(workspaceId, [role])).id;
  return {
    workspaceId,
    slug,
    admin: await add('admin'),
    second: await add('admin'),
    viewer: await add('viewer'),
  };
}
type Place = Awaited<ReturnType<typeof aPlace>>;

const withId = (id: string) => ({ params: Promise.resolve({ id }) });
const get = (person: string, { slug }: Place) => sessionRequest(person, slug, { path: '/api/v1/budgets' });
const send = (person: string, { slug }: Place, body: unknown, method = 'POST') =>
  sessionRequest(person, slug, { method, body });
const week = ({ workspaceId }: Place) => ({
  name: 'Everything, per week',
  subject: 'workspace',
  subjectId: workspaceId,
  period: 'week',
  capMicros: '500000000',
  pacing: 'even',
});
const create = async (place: Place): Promise<string> =>
  (await (await createRoute(await send(place.admin, place, week(place)), noParams)).json()).budgetId;

let here: Place;
let there: Place;
beforeAll(async () => {
  here = await aPlace();
  there = await aPlace();
});

describe('a budget over the API', () => {
  test('is set up, seen, raised by two and archived by two', async () => {
    const made = await createRoute(await send(here.admin, here, week(here)), noParams);
    expect(made.status).toBe(201);
    const { budgetId } = await made.json();
    const again = await createRoute(await send(here.admin, here, week(here)), noParams);
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({
      remedy: expect.any(String),
      invalidParams: [{ name: 'period' }],
    });
    const page = budgetPageSchema.parse(
      await (await listRoute(await get(here.viewer, here), noParams)).json(),
    );
    expect(page.rows.map(({ id }) => id)).toEqual([budgetId]);
    const raised = await changeRoute(
      await send(here.admin, here, { capMicros: '600000000' }, 'PATCH'),
      withId(budgetId),
    );
    const { changeId, status } = await raised.json();
    expect(status).toBe('proposed');
    const decide = async (person: string, answer: unknown) =>
      decideRoute(await send(person, here, answer), withId(changeId));
    expect((await decide(here.admin, { answer: 'confirm' })).status).toBe(403);
    expect((await decide(here.viewer, { answer: 'reject', reason: 'No.' })).status).toBe(403);
    expect((await decide(here.second, { answer: 'reject' })).status).toBe(400);
    expect(await (await decide(here.second, { answer: 'confirm' })).json()).toEqual({ status: 'active' });
    const seen = budgetDetailSchema.parse(
      await (await getRoute(await get(here.viewer, here), withId(budgetId))).json(),
    );
    expect(seen).toMatchObject({ capMicros: '600000000', pacing: 'even', waiting: null });
    const archived = await archiveRoute(await send(here.second, here, { note: 'Over.' }), withId(budgetId));
    const { changeId: archiving } = await archived.json();
    await decideRoute(await send(here.admin, here, { answer: 'confirm' }), withId(archiving));
    expect((await getRoute(await get(here.viewer, here), withId(budgetId))).status).toBe(404);
  });

  test('names the fields that are wrong and what to do', async () => {
    const refused = await createRoute(
      await send(here.admin, here, { ...week(here), subject: 'campaign', subjectId: 'cmp_none' }),
      noParams,
    );
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      remedy: 'Choose one from the list.',
      invalidParams: [{ name: 'subjectId', reason: 'is not a campaign of this workspace' }],
    });
    const odd = await createRoute(
      await send(here.admin, here, { ...week(here), capMicros: '-5', name: ' ' }),
      noParams,
    );
    expect((await odd.json()).invalidParams.map(({ name }: { name: string }) => name)).toEqual([
      'name',
      'capMicros',
    ]);
  });

  test('is not changed by who only reads', async () => {
    const refused = await createRoute(await send(here.viewer, here, week(here)), noParams);
    expect(refused.status).toBe(403);
    expect((await subjectsRoute(await get(here.viewer, here), noParams)).status).toBe(200);
  });

  test('of another workspace answers as if it did not exist', async () => {
    const budgetId = await create(there);
    const raised = await changeRoute(
      await send(there.admin, there, { capMicros: '600000000' }, 'PATCH'),
      withId(budgetId),
    );
    const { changeId } = await raised.json();
    const answers = await Promise.all([
      getRoute(await get(here.admin, here), withId(budgetId)),
      changeRoute(await send(here.admin, here, { capMicros: '1' }, 'PATCH'), withId(budgetId)),
      archiveRoute(await send(here.admin, here, {}), withId(budgetId)),
      decideRoute(await send(here.admin, here, { answer: 'confirm' }), withId(changeId)),
      decideRoute(await send(here.admin, here, { answer: 'reject', reason: 'No.' }), withId(changeId)),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404]);
    const subjects = await (await subjectsRoute(await get(here.admin, here), noParams)).text();
    expect(subjects).not.toContain(there.workspaceId);
  });
});
