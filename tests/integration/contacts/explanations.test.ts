import { beforeAll, expect, test } from 'vitest';
import { GET as getContactExplanation } from '@/app/api/v1/contacts/[id]/explanation/route';
import { GET as getDecisionExplanation } from '@/app/api/v1/decisions/[id]/explanation/route';
import { contactExplanationSchema } from '@/lib/contracts/contact-explanation';
import { decisionExplanationSchema } from '@/lib/contracts/decisions';
import { applyPatch } from '@/lib/core/explain/patch';
import { decide } from '@/lib/core/gate/decide';
import { gateActionOf } from '@/lib/core/gate/gate-action';
import { fromStoredFacts } from '@/lib/core/gate/stored-facts';
import { db } from '@/lib/db/client';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { readBodies } from '@/lib/usecases/policies/read-decisions';
import { erasePerson } from '@/lib/usecases/rights/erase-person';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { anOutreachAction } from '../../support/builders/an-outreach';
import {
  aContact,
  aSignalAbout,
  assignOwner,
  aTask,
  aWorkspace,
  ownerIds,
  type TestWorkspace,
} from '../../support/workspace';
import { addMember, sessionRequest, type TestPerson } from '../auth/support';

type Route = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
let workspace: TestWorkspace;
let guard: TestPerson;
let viewer: TestPerson;
let contactId: string;
let decisionId: string;

beforeAll(async () => {
  workspace = await aWorkspace({ askBelowConfidence: 0.95 });
  const { workspaceId } = workspace;
  guard = await addMember(workspaceId, ['privacy_officer']);
  viewer = await addMember(workspaceId, ['viewer']);
  contactId = (await aContact(workspaceId)).contactId;
  await db().contact.update({ where: { id: contactId }, data: { region: 'DACH' } });
  const [owner = ''] = await ownerIds(workspaceId);
  for (let i = 0; i < 3; i++) {
    const signalId = await aSignalAbout(workspaceId, contactId);
    const proposal = assignOwner(contactId, signalId, owner);
    await submitProposal(
      workspaceId,
      (await aTask(workspace, 'lead-router', signalId, [proposal])).taskId,
      0,
    );
  }
  const asked = await db().approval.findFirstOrThrow({ where: { workspaceId }, orderBy: { id: 'asc' } });
  decisionId = (await db().decision.findFirstOrThrow({ where: { actionId: asked.actionId } })).id;
  await decideApproval({
    workspaceId,
    approvalId: asked.id,
    actor: workspace.reviewer,
    answer: 'rejected',
    actionHash: asked.actionHash,
    reason: 'Not this one.',
  });
});

async function call(route: Route, who: TestPerson, id: string, search = '') {
  const slug = workspace.workspaceId.replace('_', '-');
  return route(await sessionRequest(who.id, slug, { path: `/api/v1/x${search}` }), {
    params: Promise.resolve({ id }),
  });
}

test('of a decision it tells what was known and what would have changed it, and the gate agrees', async () => {
  const answer = await call(getDecisionExplanation, viewer, decisionId);
  const told = decisionExplanationSchema.parse(await answer.json());
  expect(told.verdict).toBe('escalate');
  expect(told.counterfactuals.map(({ sentence }) => sentence)).toContain(
    "Had the agent's confidence been 95% instead of 90%, it would have been allowed.",
  );
  expect(told.facts?.flatMap(({ lines }) => lines)).toContainEqual({
    label: 'Aimed at',
    value: 'a contact',
    about: { type: 'contact', id: contactId, name: null, isSample: false },
  });

  const decision = await db().decision.findUniqueOrThrow({
    where: { id: decisionId },
    include: { action: true },
  });
  const one = {
    action: gateActionOf(decision.action),
    facts: fromStoredFacts(decision.facts, await readBodies(workspace.workspaceId)),
    now: decision.decidedAt,
  };
  for (const { patch, verdict } of told.counterfactuals) {
    const changed = applyPatch(one, patch);
    expect(decide(changed.action, changed.facts, changed.now).verdict).toBe(verdict);
  }
  expect((await call(getDecisionExplanation, viewer, 'dec_none')).status).toBe(404);
});

test('a person is told each step in plain words, a page at a time, by whoever may explain', async () => {
  expect((await call(getContactExplanation, viewer, contactId)).status).toBe(403);
  const read = async (search: string) =>
    contactExplanationSchema.parse(
      await (await call(getContactExplanation, guard, contactId, search)).json(),
    );
  const first = await read('?limit=2');
  expect([first.total, first.rows.length]).toEqual([3, 2]);
  const rest = await read(`?limit=2&cursor=${first.nextCursor}`);
  expect(rest.nextCursor).toBeNull();
  const [oldest] = rest.rows;
  expect(oldest?.outcome).toBe('It was not done, for one of our team said no.');
  expect(oldest?.why).toContain('A person had to look at it because the program was not sure enough.');
  expect(oldest?.reviewed).toEqual([
    'It was read by one of our team, one who checks the work of programs, who said no to it.',
  ]);
  expect(first.sources).toMatchObject([{ source: 'test', signals: 4 }]);
});

test('the document holds all of it and nobody else’s name, and the record tells who took it out', async () => {
  const { workspaceId, reviewer } = workspace;
  await db().contact.update({ where: { id: contactId }, data: { name: '<b>Ann</b>' } });
  const answer = await call(getContactExplanation, guard, contactId, '?format=html');
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  const html = await answer.text();
  expect(html.match(/<section>/g)).toHaveLength(3);
  expect(html).toContain('For &lt;b&gt;Ann&lt;/b&gt;, from Test');
  expect(html).not.toMatch(/<script|src=|href=/);
  const user = await db().user.findUniqueOrThrow({ where: { id: reviewer.id } });
  for (const other of [user.name, user.email, user.id]) expect(html).not.toContain(other);
  const entry = await db().auditEntry.findFirstOrThrow({
    where: { workspaceId, verb: 'contacts.explained' },
  });
  expect([entry.actorId, entry.subjectId]).toEqual([guard.id, contactId]);
});

test('of somebody who was erased the steps are still told, also those that reached others too', async () => {
  const { workspaceId } = workspace;
  const crm = await db().connection.findFirstOrThrow({ where: { workspaceId } });
  await anOutreachAction({ id: workspaceId, crm }, 'aud_1', {
    kind: 'outreach.audience.enrol',
    targetType: 'audience',
    members: [contactId, 'con_other'],
    status: 'denied',
  });
  await erasePerson({ workspaceId, actor: guard.actor, contactId, requestId: null });
  const answer = await call(getContactExplanation, guard, contactId);
  const told = contactExplanationSchema.parse(await answer.json());
  expect([told.name, told.total]).toEqual(['Erased person', 4]);
  expect(told.rows[0]?.asked).toContain('put you and more people on a list');
  expect(JSON.stringify(told)).not.toMatch(/con_other|Ann/);
  expect((await call(getContactExplanation, guard, 'con_none')).status).toBe(404);

  const decision = await call(getDecisionExplanation, viewer, decisionId);
  expect(decisionExplanationSchema.parse(await decision.json())).toMatchObject({
    unexplained: 'facts_unreadable',
    facts: null,
    counterfactuals: [],
  });
});
