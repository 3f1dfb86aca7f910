import { beforeEach, expect, test } from 'vitest';
import { GET as pagesRoute } from '@/app/api/v1/content/pages/route';
import { pageDetailSchema, pagesSchema } from '@/lib/contracts/content';
import { catalogue } from '@/lib/core/actions/catalogue';
import { drawFromSplit } from '@/lib/core/content/email-variant';
import { readSplit } from '@/lib/core/content/page-split';
import { setSplitSchema } from '@/lib/core/content/variant-payload';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { executeAction } from '@/lib/gateway';
import { now, withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { changePage } from '@/lib/practice-platform/cms';
import { changeEnrolments } from '@/lib/practice-platform/outreach-enrolments';
import { readLandingPage } from '@/lib/queries/content/read-landing-page';
import { pullPagesOf } from '@/lib/usecases/content/pull-pages';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { proposeActions } from '@/lib/usecases/runs/propose-actions';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { anOutreachWorkspace, dueMessage, engagedContact } from '../../support/outreach';
import type { TestWorkspace } from '../../support/workspace';
import { addMember, sessionRequest } from '../auth/support';

const DAY_MS = 86_400_000;
const PIECE = 'corporate-gifts#0';
const KEY = 'any--any--a';
const words = {
  [`${KEY}.headline`]: 'The points to weigh',
  [`${KEY}.text`]: 'Look at these. Every order can be returned.',
  [`${KEY}.button`]: 'See the details',
};
const daysOn = <T>(days: number, fn: () => Promise<T>): Promise<T> =>
  withClock(new Date(Date.now() + days * DAY_MS), fn);
let workspace: TestWorkspace;
let workspaceId: string;
beforeEach(async () => {
  workspace = await anOutreachWorkspace();
  ({ workspaceId } = workspace);
  await pullPagesOf(workspaceId);
});
const change = (set: Record<string, string>) =>
  inTransaction((tx) => changePage(tx, { workspaceId, externalId: PIECE, set, by: 'person:usr_1' }));
const payloadOf = async (actionId: string) =>
  catalogue['email.message.send'].payload.parse(
    (await db().action.findUniqueOrThrow({ where: { id: actionId } })).payload,
  );

/** Somebody in the sequence, whose first step is due: the message that is proposed. */
async function message(who: string) {
  await engagedContact(workspace, who);
  await inTransaction((tx) =>
    changeEnrolments(tx, { workspaceId, set: { [who]: 'corporate-gifts' }, by: 'person:usr_1' }),
  );
  const contact = await db().contact.update({
    where: { workspaceId_externalId: { workspaceId, externalId: who } },
    data: { sequenceExternalId: 'corporate-gifts' },
  });
  const proposed = await dueMessage(workspace, contact.id);
  if (!proposed) throw new Error('No message was proposed.');
  return { contactId: contact.id, ...proposed };
}

test('each recipient gets the variant that a recorded draw gives, in the words that are live, and nobody is asked about words that were approved', async () => {
  await change({ ...words, 'any--any.split': `${KEY} 50 %; base 50 %` });
  const sent = new Map<string, string>();
  for (const who of ['ada', 'ben', 'cyd', 'dan']) {
    const { actionId, status, contactId } = await message(who);
    expect(status).toBe('cleared');
    const { variant, body, subject } = await payloadOf(actionId);
    expect(variant?.seed).toBe(`${contactId}:corporate-gifts:0`);
    const drawn = drawFromSplit(readSplit(variant?.split) ?? {}, variant?.seed ?? '');
    expect(variant?.key).toBe(drawn);
    expect(subject === words[`${KEY}.headline`]).toBe(drawn === KEY);
    expect(body).toContain('{{unsubscribeUrl}}');
    expect(await executeAction({ workspaceId, actionId })).toMatchObject({ status: 'observed' });
    sent.set(contactId, drawn);
  }
  const touches = await db().contactTouch.findMany({ where: { workspaceId, status: 'sent' } });
  const [first, second] = touches;
  const hear = (contactId: string | undefined, report: string) =>
    db().signal.create({
      data: {
        id: newId('sig'),
        workspaceId,
        source: 'mail',
        messageId: newId('sig'),
        kind: 'email.reported',
        contactId: contactId ?? null,
        quality: 1,
        payload: { report, properties: {} },
        occurredAt: new Date(now().getTime() + 3_600_000),
        recordedAt: now(),
      },
    });
  await hear(first?.contactId, 'replied');
  await hear(second?.contactId, 'unsubscribed');
  expect(await daysOn(1, () => pullPagesOf(workspaceId))).toBeGreaterThan(0);
  const page = await db().landingPage.findFirstOrThrow({ where: { workspaceId, externalId: PIECE } });
  const counted = async () =>
    (await db().landingPageDay.findMany({ where: { pageId: page.id } })).map(
      ({ variantKey, shown, won, complained }) => ({ variantKey, shown, won, complained }),
    );
  const of = (key: string) => [...sent].filter(([, drawn]) => drawn === key);
  const expected = ['base', KEY].flatMap((key) => {
    const own = of(key).map(([id]) => id);
    if (own.length === 0) return [];
    const has = (id: string | undefined) => (own.includes(id ?? '') ? 1 : 0);
    return [
      { variantKey: key, shown: own.length, won: has(first?.contactId), complained: has(second?.contactId) },
    ];
  });
  expect(await counted()).toEqual(expect.arrayContaining(expected));
  // Counted again it is the same, and no news.
  expect(await daysOn(1, () => pullPagesOf(workspaceId))).toBe(0);
  expect(await counted()).toHaveLength(expected.length);
});

test('a message drawn from a variant that was taken out meanwhile goes to a person', async () => {
  await change({ ...words, 'any--any.split': `${KEY} 100 %` });
  const drawn = await message('fay');
  expect((await payloadOf(drawn.actionId)).variant?.key).toBe(KEY);
  await change({ 'any--any.split': 'base 100 %' });
  expect(await executeAction({ workspaceId, actionId: drawn.actionId })).not.toMatchObject({
    status: 'observed',
  });
});

test('a variant that draws complaints is given to nobody by the next split, which goes through the gate', async () => {
  await change({ ...words, 'any--any.split': `${KEY} 50 %; base 50 %` });
  await daysOn(0, () => pullPagesOf(workspaceId));
  const page = await db().landingPage.findFirstOrThrow({ where: { workspaceId, externalId: PIECE } });
  const day = new Date(new Date(Date.now() - DAY_MS).toISOString().slice(0, 10));
  await db().landingPageDay.createMany({
    data: [
      { variantKey: 'base', shown: 400, won: 12, complained: 0 },
      { variantKey: KEY, shown: 400, won: 60, complained: 12 },
    ].map((row) => ({
      ...row,
      workspaceId,
      pageId: page.id,
      segment: 'any--any',
      day,
      bounced: 0,
      reportedAt: now(),
    })),
  });
  const variants = [
    { segment: 'any--any', variant: 'base', shown: 400, won: 12, bounced: 0, complained: 0 },
    { segment: 'any--any', variant: KEY, shown: 400, won: 60, bounced: 0, complained: 12 },
  ];
  const signalId = newId('sig');
  await db().signal.create({
    data: {
      id: signalId,
      workspaceId,
      source: 'practice-outreach',
      messageId: `${page.id}#day`,
      kind: 'page.performance',
      quality: 0.95,
      payload: { pageId: page.id, day: day.toISOString().slice(0, 10), variants },
      occurredAt: now(),
      recordedAt: now(),
    },
  });
  await planRuns(workspaceId, [signalId]);
  const run = await db().run.findFirstOrThrow({ where: { signalId } });
  const { taskId } = await proposeActions(workspaceId, run.id);
  const { actionId } = await submitProposal(workspaceId, taskId ?? '', 0);
  const action = await db().action.findUniqueOrThrow({ where: { id: actionId } });
  expect(action.kind).toBe('outreach.step.set-split');
  expect(setSplitSchema.parse(action.payload)).toMatchObject({ toSplit: 'base 100 %' });
  expect(await executeAction({ workspaceId, actionId })).toMatchObject({ status: 'observed' });

  const place = { id: workspaceId, currency: 'EUR' };
  const shown = pageDetailSchema.parse(await readLandingPage(place, page.id));
  expect(shown.surface).toBe('email');
  const row = shown.segmentRows[0]?.variants.find(({ key }) => key === KEY);
  expect(row).toMatchObject({ share: 0, stopped: 'complaints' });
  const viewer = await addMember(workspaceId, ['viewer']);
  const { slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const list = async (surface: string) => {
    const request = await sessionRequest(viewer.id, slug, {
      path: `/api/v1/content/pages?surface=${surface}`,
    });
    return pagesSchema.parse(await (await pagesRoute(request, { params: Promise.resolve({}) })).json()).rows;
  };
  expect((await list('email')).map(({ id }) => id)).toContain(page.id);
  expect(new Set((await list('ad')).map(({ surface }) => surface))).toEqual(new Set(['ad']));
});
