import { beforeEach, expect, test } from 'vitest';
import { GET as frequency } from '@/app/api/v1/agents/[id]/contact-frequency/route';
import { GET as habits } from '@/app/api/v1/contacts/[id]/habits/route';
import { contactFrequencySchema, contactHabitsSchema } from '@/lib/contracts/contact-habits';
import { defaultPolicySections } from '@/lib/core/gate/policy-body';
import { emptyClock } from '@/lib/core/learning/send-time';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { now, withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { changeEnrolments } from '@/lib/practice-platform/outreach-enrolments';
import { readRun } from '@/lib/queries/runs/read-run';
import { learnContactHabits } from '@/lib/usecases/learning/learn-contact-habits';
import { pullDueSteps } from '@/lib/usecases/outreach/pull-due-steps';
import { exportPerson } from '@/lib/usecases/rights/export-person';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { anOutreachAction } from '../../support/builders/an-outreach';
import { anOutreachWorkspace, dueMessage, engagedContact } from '../../support/outreach';
import { aContact, setPolicy, type TestWorkspace } from '../../support/workspace';
import { addMember, sessionRequest } from '../auth/support';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
let workspace: TestWorkspace;
let contactId: string;
beforeEach(async () => {
  workspace = await anOutreachWorkspace();
  await engagedContact(workspace, 'ada');
  ({ id: contactId } = await db().contact.update({
    where: { workspaceId_externalId: { workspaceId: workspace.workspaceId, externalId: 'ada' } },
    data: { sequenceExternalId: 'corporate-gifts', timeZone: 'Europe/Berlin' },
  }));
});

/** So many visits, each on another day at the hour that lies so many hours ahead. */
const visits = (count: number, hoursAhead: number) =>
  db().signal.createMany({
    data: Array.from({ length: count }, (_, i) => {
      const at = new Date(now().getTime() + hoursAhead * hourMs - (i + 1) * dayMs);
      return {
        id: newId('sig'),
        workspaceId: workspace.workspaceId,
        source: 'website',
        messageId: `visit-${i}`,
        kind: 'contact.tracked',
        contactId,
        quality: 1,
        payload: {},
        occurredAt: at,
        recordedAt: at,
      };
    }),
  });
/** The first step of its sequence is due at this moment. */
const enrol = () =>
  inTransaction((tx) =>
    changeEnrolments(tx, {
      workspaceId: workspace.workspaceId,
      set: { ada: 'corporate-gifts' },
      by: 'person:usr_1',
    }),
  );
const dueSignals = () =>
  db().signal.findMany({ where: { workspaceId: workspace.workspaceId, kind: 'sequence.step-due' } });
const get = async (route: typeof habits, id: string) => {
  const { slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspace.workspaceId } });
  const reviewer = await addMember(workspace.workspaceId, ['reviewer']);
  return route(await sessionRequest(reviewer.id, slug), { params: Promise.resolve({ id }) });
};

test('a step waits for the hour at which its reader reads, says so, and goes out then', async () => {
  const { workspaceId } = workspace;
  await visits(60, 6);
  await enrol();
  await pullDueSteps();
  expect(await dueSignals()).toEqual([]);
  const timing = await db().stepTiming.findFirstOrThrow({ where: { workspaceId, contactId } });
  const waited = timing.sendAt.getTime() - now().getTime();
  expect(waited).toBeGreaterThan(4 * hourMs);
  expect(waited).toBeLessThan(8 * hourMs);

  const shown = contactHabitsSchema.parse(await (await get(habits, contactId)).json());
  expect(shown.likeliest?.hour).toBe((timing.basis as { hour: number }).hour);
  expect(shown.shares.contact).toBeGreaterThan(0.8);
  expect(shown.steps).toMatchObject([{ sequenceId: 'corporate-gifts', step: 0, isWaiting: true }]);
  const copy = await exportPerson({ workspaceId, actor: workspace.admin, contactId, requestId: null });
  expect(copy.sendTimes).toMatchObject([
    { sequenceId: 'corporate-gifts', sendAt: timing.sendAt.toISOString(), why: shown.steps[0]?.why },
  ]);
  expect(shown.steps[0]?.why).toMatch(/usually reads around \d+:00: .* From 61 opens, clicks and visits/);

  await withClock(
    () => new Date(timing.sendAt.getTime() + 60_000),
    async () => {
      await pullDueSteps();
      const [signal] = await dueSignals();
      await planRuns(workspaceId, [signal?.id ?? '']);
      const run = await db().run.findFirstOrThrow({ where: { workspaceId, signalId: signal?.id ?? '' } });
      expect((await readRun({ id: workspaceId, currency: 'EUR' }, run.id)).timing).toMatchObject({
        sendAt: timing.sendAt.toISOString(),
        why: shown.steps[0]?.why,
      });
    },
  );
  expect(await db().stepTiming.count({ where: { workspaceId } })).toBe(1);
});

test('nothing waits where the policy lets nothing wait, or nothing is known of when people read', async () => {
  await enrol();
  await pullDueSteps();
  expect(await dueSignals()).toHaveLength(1);
  await db().practiceEnrolment.deleteMany({ where: { workspaceId: workspace.workspaceId } });
  await db().signal.deleteMany({
    where: { workspaceId: workspace.workspaceId, kind: 'sequence.step-due' },
  });
  await visits(60, 6);
  const { contact } = defaultPolicySections;
  await setPolicy(workspace.workspaceId, {
    contact: { ...contact, learnt: { ...contact.learnt, waitHours: 0 } },
  });
  await enrol();
  await pullDueSteps();
  expect(await dueSignals()).toHaveLength(1);
  expect(await db().stepTiming.count({ where: { workspaceId: workspace.workspaceId, contactId } })).toBe(1);
});

/** Contacts made with one person, each three days after the one before, the last 20 days ago. */
async function contacted(personId: string, times: number): Promise<void> {
  const { workspaceId } = workspace;
  const { id } = await db().connection.findFirstOrThrow({ where: { workspaceId, channel: 'email' } });
  for (let i = 0; i < times; i++) {
    const actionId = await anOutreachAction({ id: workspaceId, crm: { id } }, personId, {
      status: 'observed',
    });
    await db().contactTouch.create({
      data: {
        id: newId('tch'),
        workspaceId,
        contactId: personId,
        actionId,
        purpose: 'sales_outreach',
        channel: 'email',
        status: 'sent',
        at: new Date(now().getTime() - (20 + (times - 1 - i) * 3) * dayMs),
      },
    });
  }
}

test('what further contacts bring is counted from what was made and answered', async () => {
  const { workspaceId } = workspace;
  const others = [];
  for (let i = 0; i < 3; i++) others.push((await aContact(workspaceId)).contactId);
  await contacted(others[0] ?? '', 3);
  await contacted(others[1] ?? '', 3);
  await contacted(others[2] ?? '', 2);
  // One answers the second contact: the third is the first since then.
  const answeredAt = new Date(now().getTime() - 22 * dayMs);
  await db().signal.create({
    data: {
      id: newId('sig'),
      workspaceId,
      source: 'mail',
      messageId: 'reply',
      kind: 'email.reported',
      contactId: others[0] ?? '',
      quality: 1,
      payload: { report: 'replied' },
      occurredAt: answeredAt,
      recordedAt: answeredAt,
    },
  });
  await learnContactHabits(workspaceId);
  const answer = contactFrequencySchema.parse(
    await (await get(frequency, workspace.agents.sequencer.id)).json(),
  );
  expect(answer.contacts.map(({ contact, made, answered }) => [contact, made, answered])).toEqual([
    [1, 4, 0],
    [2, 3, 1],
    [3, 1, 0],
  ]);
  expect(answer.lastWorthwhile).toBeNull();
  expect((await get(frequency, workspace.agents['lead-router'].id)).status).toBe(409);
});

test('where a further contact brings too little the sequencer takes the person out instead of writing again', async () => {
  const { workspaceId } = workspace;
  const learnt = { learntAt: now(), sendTimes: { workspace: emptyClock(), segments: {} } };
  await db().contactHabits.create({
    data: {
      workspaceId,
      ...learnt,
      frequency: [{ contact: 1, made: 8000, answered: 4, refused: 1 }],
    },
  });
  await enrol();
  await dueMessage(workspace, contactId);
  const task = await db().task.findFirstOrThrow({ where: { workspaceId }, orderBy: { id: 'desc' } });
  expect(task.proposals).toMatchObject([{ kind: 'outreach.contact.remove', payload: { contactId } }]);
  expect((task.proposals as { reasoning: string }[])[0]?.reasoning).toMatch(
    /contact 1 without an answer.* learnt from 8000.* At least 5 in 1,000/,
  );
});
