import { expect, test, vi } from 'vitest';
import { runStepsSchema } from '@/lib/contracts/run-steps';
import { listRunsQuerySchema, runPageSchema } from '@/lib/contracts/runs';
import { db } from '@/lib/db/client';
import { searchTokens } from '@/lib/db/repositories/contact-search';
import { newId } from '@/lib/platform/ids';
import { followChanges } from '@/lib/queries/live/change-listener';
import { listRuns } from '@/lib/queries/runs/list-runs';
import { readRunSteps } from '@/lib/queries/runs/read-run-steps';
import { recordStepEnd, recordStepStart, recordWaits } from '@/lib/usecases/runs/record-steps';
import { aCampaign, aContact, aTask, aWorkspace, type TestWorkspace } from '../../support/workspace';

const plan = {
  action: 'assign',
  agentKind: 'lead-router',
  why: 'It is worth an owner.',
  expectedValueMicros: '0',
  expectedValueLowMicros: '0',
  expectedValueHighMicros: '0',
  assumptions: [],
  alternatives: [],
  inputs: [],
};

async function aRunAbout(
  place: TestWorkspace,
  type: 'contact' | 'campaign',
  subjectId: string,
  signalId: string,
) {
  const { runId } = await aTask(place, 'lead-router', signalId, []);
  await db().run.update({ where: { id: runId }, data: { plan, subjectType: type, subjectId } });
  return runId;
}

test('runs are narrowed by contact, account and campaign, by id and by name, and by what they do over', async () => {
  const place = await aWorkspace();
  const { workspaceId } = place;
  const workspace = { id: workspaceId, currency: 'EUR' };
  const contact = await aContact(workspaceId);
  const accountId = newId('acc');
  const at = new Date();
  await db().account.create({
    data: {
      id: accountId,
      workspaceId,
      externalId: 'acme',
      name: 'Acme Tools',
      createdAt: at,
      updatedAt: at,
    },
  });
  const name = 'Ada Example';
  await db().contact.update({
    where: { id: contact.contactId },
    data: { accountId, name, searchTokens: searchTokens(workspaceId, [name]) },
  });
  const campaign = await aCampaign(workspaceId);
  const other = await aContact(workspaceId);
  const first = await aRunAbout(place, 'contact', contact.contactId, contact.signalId);
  const second = await aRunAbout(place, 'campaign', campaign.campaignId, campaign.signalId);
  const third = await aRunAbout(place, 'contact', other.contactId, other.signalId);
  await db().run.update({ where: { id: third }, data: { rerunOfId: first } });

  const found = async (query: Record<string, string>) => {
    const page = runPageSchema.parse(await listRuns(workspace, listRunsQuerySchema.parse(query)));
    return page.rows.map((row) => row.id);
  };
  expect(await found({ subject: contact.contactId })).toEqual([first]);
  expect(await found({ subject: accountId })).toEqual([first]);
  expect(await found({ subject: campaign.campaignId })).toEqual([second]);
  expect(await found({ q: 'ada ex' })).toEqual([first]);
  expect(await found({ q: 'acme tools' })).toEqual([first]);
  expect(await found({ q: second })).toEqual([second]);
  expect(await found({ rerunOf: first })).toEqual([third]);
  expect(await found({ subject: 'con_nobody' })).toEqual([]);
  expect(await found({ subject: contact.contactId, status: 'failed' })).toEqual([]);
});

test('a step keeps its attempts; one that nobody saw end is closed by the next; recording twice changes nothing', async () => {
  const place = await aWorkspace();
  const { workspaceId } = place;
  const { contactId, signalId } = await aContact(workspaceId);
  const runId = await aRunAbout(place, 'contact', contactId, signalId);
  const ref = { workspaceId, runId };
  const error = { name: 'Error', message: 'No answer.' };
  await recordStepStart({ ...ref, step: 'execute 0.0', attempt: 0 }, 'run', []);
  await recordStepStart({ ...ref, step: 'execute 0.0', attempt: 1 }, 'run', []);
  await recordStepEnd({ ...ref, step: 'execute 0.0', attempt: 1 }, 'retrying', error);
  await recordStepStart({ ...ref, step: 'execute 0.0', attempt: 2 }, 'run', []);
  await recordStepEnd({ ...ref, step: 'execute 0.0', attempt: 2 }, 'completed', null);
  const until = new Date('2026-12-01T10:00:00Z');
  const waits = [
    { step: 'pause', kind: 'sleep' as const, waitsFor: null, until },
    { step: 'word', kind: 'wait' as const, waitsFor: { event: 'x/y', condition: null }, until },
  ];
  await recordWaits(ref, waits, []);
  await recordWaits(ref, waits, []);
  await recordWaits(ref, [], [{ step: 'word', status: 'timed_out' }]);
  const { passes } = runStepsSchema.parse(await readRunSteps(workspaceId, runId));
  expect(passes).toHaveLength(1);
  const [execute, ...rest] = passes[0]?.steps ?? [];
  expect(execute?.attempts.map(({ status, error: said }) => [status, said])).toEqual([
    ['interrupted', null],
    ['retrying', error],
    ['completed', null],
  ]);
  expect(rest.map(({ step, status, until: end }) => [step, status, end])).toEqual([
    ['pause', 'sleeping', until.toISOString()],
    ['word', 'timed_out', until.toISOString()],
  ]);
});

test('a step tells those who follow its workspace, and the run of nobody else takes it in', async () => {
  const [place, other] = [await aWorkspace(), await aWorkspace()];
  const { contactId, signalId } = await aContact(place.workspaceId);
  const runId = await aRunAbout(place, 'contact', contactId, signalId);
  const heard: string[] = [];
  const leave = await followChanges({
    workspaceId: place.workspaceId,
    onChange: (noun) => heard.push(noun),
    onGap: () => undefined,
  });
  await recordStepStart({ workspaceId: other.workspaceId, runId, step: 'propose', attempt: 0 }, 'run', []);
  await recordStepStart({ workspaceId: place.workspaceId, runId, step: 'propose', attempt: 0 }, 'run', []);
  await vi.waitFor(() => expect(heard).toEqual(['steps']));
  expect(await db().runStep.count({ where: { runId } })).toBe(1);
  leave();
});
