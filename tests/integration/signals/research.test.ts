import { beforeAll, describe, expect, it } from 'vitest';
import { DELETE as takeBackRoute } from '@/app/api/v1/accounts/[id]/questions/[questionId]/route';
import { POST as closeRoute } from '@/app/api/v1/accounts/[id]/questions/route';
import { GET as researchRoute } from '@/app/api/v1/accounts/[id]/research/route';
import { GET as resultsRoute } from '@/app/api/v1/signal-intelligence/route';
import { planAccount } from '@/lib/agents/orchestrator/plan-account';
import type { AccountResearch, SignalIntelligence } from '@/lib/contracts/research';
import { playBodySchema } from '@/lib/core/plays/play-body';
import type { Plan } from '@/lib/core/runs/plan';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { exportPerson } from '@/lib/usecases/rights/export-person';
import { loadAccountContext } from '@/lib/usecases/runs/account/load-account-context';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { aSurge } from '../../support/account-play';
import { anOutreachWorkspace } from '../../support/outreach';
import { addMember, addWorkspace, noParams, sessionRequest } from '../auth/support';

const system = { type: 'system' as const, id: 'test' };
let workspaceId: string;
let slug: string;
let operator: string;
let viewer: string;
let accountId: string;

/** Companies of which software is won and mining is lost, so that the fit is learnt. */
async function decidedCompanies(): Promise<void> {
  const at = now();
  const firms = Array.from({ length: 60 }, (_, i) => ({
    id: newId('acc'),
    contactId: newId('con'),
    isWon: i % 2 === 0,
    industry: i % 2 === 0 ? 'Software' : 'Mining',
  }));
  await db().account.createMany({
    data: firms.map(({ id, industry }) => ({
      id,
      workspaceId,
      externalId: id,
      name: id,
      industry,
      region: 'DACH',
      employees: 300,
      createdAt: at,
      updatedAt: at,
    })),
  });
  await db().contact.createMany({
    data: firms.map(({ id, contactId, isWon }) => ({
      id: contactId,
      workspaceId,
      accountId: id,
      externalId: contactId,
      traits: {},
      convertedAt: isWon ? at : null,
      createdAt: at,
      updatedAt: at,
    })),
  });
  await db().signal.createMany({
    data: firms
      .filter(({ isWon }) => !isWon)
      .map(({ id, contactId }) => ({
        id: newId('sig'),
        workspaceId,
        source: 'crm',
        messageId: contactId,
        kind: 'lead.outcome',
        accountId: id,
        contactId,
        quality: 1,
        payload: { converted: false },
        occurredAt: at,
        recordedAt: at,
      })),
  });
}

/** Somebody of a company of which nothing but the name is known. */
const engaged = (key: string) => ({
  kind: 'lead.engaged',
  source: 'website',
  messageId: `research-${key}`,
  occurredAt: new Date(Date.now() - 60_000).toISOString(),
  payload: {
    contact: {
      externalId: key,
      name: `${key} Berg`,
      email: `${key}@northwind.example`,
      region: 'DACH',
      countryCode: 'DE',
      language: 'en',
      traits: { Visits: 12 },
    },
    account: { externalId: 'northwind', name: 'Northwind', region: 'DACH', employees: 300 },
  },
});

beforeAll(async () => {
  const workspace = await anOutreachWorkspace();
  ({ workspaceId } = workspace);
  ({ slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } }));
  operator = (await addMember(workspaceId, ['operator'])).id;
  viewer = (await addMember(workspaceId, ['viewer'])).id;
  await decidedCompanies();
  const results = await recordSignals({
    workspaceId,
    actor: system,
    items: [engaged('ann'), engaged('bea')],
    emit: false,
  });
  if (results.some(({ status }) => status !== 'accepted')) throw new Error(JSON.stringify(results));
  const account = await db().account.findUniqueOrThrow({
    where: { workspaceId_externalId: { workspaceId, externalId: 'northwind' } },
  });
  accountId = account.id;
  await aSurge(workspaceId, accountId);
});

const of = () => ({ params: Promise.resolve({ id: accountId }) });
async function read(who = viewer): Promise<AccountResearch> {
  const answer = await researchRoute(await sessionRequest(who, slug), of());
  expect(answer.status).toBe(200);
  return answer.json() as Promise<AccountResearch>;
}
const close = async (who: string, body: unknown) =>
  closeRoute(await sessionRequest(who, slug, { method: 'POST', body }), of());
const takeBack = async (questionId: string) =>
  takeBackRoute(await sessionRequest(operator, slug, { method: 'DELETE' }), {
    params: Promise.resolve({ id: accountId, questionId }),
  });

/** The plan that the orchestrator would make for the account now. */
async function planNow(): Promise<Plan> {
  const signals = await db().signal.findMany({
    where: { workspaceId, source: 'website' },
    orderBy: { id: 'asc' },
  });
  const body = playBodySchema.parse({
    trigger: { on: 'surge' },
    goal: 'They hear from us.',
    plansFor: 'account',
    again: { afterDays: 30 },
  });
  return planAccount(
    await loadAccountContext({
      workspaceId,
      play: { id: '', version: 1, goal: body.goal, body },
      accountId,
      signalId: signals[0]?.id ?? '',
      people: signals.map(({ id, contactId }) => ({ contactId: contactId ?? '', signalId: id })),
      run: null,
    }),
  );
}

describe('research and the next best question', () => {
  it('sums up the account by rows that exist, and asks for the industry, since the best plan hangs on it', async () => {
    const { sections, nextQuestion, questions } = await read();
    const rows = sections.flatMap(({ statements }) => statements.flatMap((each) => each.rows));
    const ids = (type: string) => rows.filter((row) => row.type === type).map(({ id }) => id);
    expect(sections.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['surges', 'engagement', 'profile']),
    );
    expect(await db().surge.count({ where: { workspaceId, id: { in: ids('surge') } } })).toBe(1);
    expect(await db().contact.count({ where: { workspaceId, id: { in: ids('contact') } } })).toBe(
      new Set(ids('contact')).size,
    );
    expect(questions).toEqual([]);
    expect(nextQuestion).toMatchObject({ field: 'industry', contact: { type: 'contact' } });
    expect(BigInt(nextQuestion?.valueMicros ?? 0)).toBeGreaterThan(0n);
    expect(nextQuestion?.answers.map(({ label, share }) => [label, share])).toEqual([
      ['Mining', 0.5],
      ['Software', 0.5],
    ]);
    expect(nextQuestion?.answers.some(({ isOtherPlan }) => isOtherPlan)).toBe(true);
  });

  it('puts the profile right by an answer, asks nobody twice, and takes both back', async () => {
    const before = await read();
    const contactId = before.nextQuestion?.contact.id ?? '';
    const weighed = before.nextQuestion?.answers.find(({ isOtherPlan }) => isOtherPlan);
    const value = weighed?.label ?? '';
    const answer = { outcome: 'answered', contactId, answer: { field: 'industry', value } };
    expect((await close(viewer, answer)).status).toBe(403);
    const planBefore = await planNow();
    const after = (await (await close(operator, answer)).json()) as AccountResearch;
    expect(after.questions).toMatchObject([
      { status: 'answered', answer: value, contact: { id: contactId } },
    ]);
    expect(after.nextQuestion?.contact.id).not.toBe(contactId);
    expect(after.nextQuestion?.field).not.toBe('industry');
    expect(await db().account.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({
      industry: value,
    });
    // As was weighed: with this answer another plan is best.
    const planAfter = await planNow();
    expect(planAfter.steps.length).not.toBe(planBefore.steps.length);
    expect(planAfter.assumptions.join(' ')).toContain('companies like this one');
    expect((await close(operator, answer)).status).toBe(409);
    const verbs = async () =>
      (
        await db().auditEntry.findMany({
          where: { workspaceId, subjectId: accountId },
          orderBy: { id: 'asc' },
          select: { verb: true },
        })
      ).map(({ verb }) => verb);
    expect(await verbs()).toEqual(['signals.account_corrected', 'signals.question_closed']);
    const questionId = after.questions[0]?.id ?? '';
    expect((await takeBack(questionId)).status).toBe(200);
    expect((await takeBack(questionId)).status).toBe(409);
    expect(await db().account.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({
      industry: null,
    });
    expect(await read()).toMatchObject({
      nextQuestion: { field: 'industry', contact: { id: contactId } },
      questions: [{ status: 'taken_back' }],
    });
  });

  it('leaves whoever was asked alone, and does not ask again what nobody knows', async () => {
    const { nextQuestion } = await read();
    const contactId = nextQuestion?.contact.id ?? '';
    const asked = (await (
      await close(operator, { outcome: 'asked', field: 'industry', contactId })
    ).json()) as AccountResearch;
    expect(asked.nextQuestion?.contact.id).not.toBe(contactId);
    expect(asked.nextQuestion?.field).not.toBe('industry');
    expect((await close(operator, { outcome: 'asked', field: 'industry', contactId })).status).toBe(409);
    const closed = await close(operator, { outcome: 'nobody_knows', field: 'industry', contactId });
    expect(closed.status).toBe(200);
    const results = await resultsRoute(await sessionRequest(viewer, slug), noParams);
    const figures = (await results.json()) as SignalIntelligence;
    const kept = await db().researchQuestion.findMany({ where: { workspaceId } });
    expect(figures.surges).toMatchObject({ found: 1, open: 1, takenUp: 0 });
    expect(figures.questions).toMatchObject({ asked: kept.length, answered: 0, nobodyKnew: 1, takenBack: 1 });
    const actor = { type: 'person', id: operator, isSample: false } as const;
    const copy = await exportPerson({ workspaceId, actor, contactId, requestId: null });
    expect(copy.questions.map(({ status }) => status).sort()).toEqual(['nobody_knows', 'taken_back']);
    expect(figures.questions.valueAskedMicros).toBe(
      kept.reduce((sum, { valueMicros }) => sum + valueMicros, 0n).toString(),
    );
  });

  it('answers another workspace as if there were no such account', async () => {
    const elsewhere = 'research-elsewhere';
    const stranger = (await addMember(await addWorkspace(elsewhere), ['operator'])).id;
    expect((await researchRoute(await sessionRequest(stranger, elsewhere), of())).status).toBe(404);
    const body = { outcome: 'asked', field: 'industry', contactId: 'con_1' };
    const asked = await closeRoute(await sessionRequest(stranger, elsewhere, { method: 'POST', body }), of());
    expect(asked.status).toBe(404);
  });
});
