import { describe, expect, it } from 'vitest';
import { checkContact } from '@/lib/core/contactability/check-contact';
import { type ContactRules, defaultContactRules } from '@/lib/core/contactability/contact-rules';
import type { Purpose } from '@/lib/core/contactability/purposes';
import { db } from '@/lib/db/client';
import { releaseLeases, takeLeases } from '@/lib/db/repositories/contact-leases';
import { releaseTouches, reserveTouches, settleTouches } from '@/lib/db/repositories/contact-touches';
import { inTransaction } from '@/lib/db/tx';
import { gatherFactsOfContact } from '@/lib/gateway/contact-facts';
import { lockContact } from '@/lib/gateway/contact-lock';
import { withClock } from '@/lib/platform/clock';
import { withdrawConsent } from '@/lib/usecases/contacts/withdraw-consent';
import { aWorkspace } from '../../support/builders/a-workspace';
import {
  anOutreachAction,
  aReachableContact,
  consentTo,
  workingHour,
} from '../../support/builders/an-outreach';

type Workspace = Awaited<ReturnType<typeof aWorkspace>>;
const caps = { perChannelPerDay: 3, perChannelPerWeek: 5, totalPerDay: 4, totalPerWeek: 9 };
const rules: ContactRules = { ...defaultContactRules, caps };

/** What a claim does: lock, read, decide, hold; all in one transaction. @returns what objected, or nothing where it was held. */
function tryToReach(
  workspace: Workspace,
  contactId: string,
  actionId: string,
  { purpose = 'marketing' as Purpose, agentId = 'agt_1', at = workingHour } = {},
): Promise<string[]> {
  return withClock(at, () =>
    inTransaction(async (tx) => {
      await lockContact(tx, workspace.id, contactId);
      const question = {
        workspaceId: workspace.id,
        workspaceTimeZone: workspace.timeZone,
        purpose,
        channel: 'email' as const,
        actionId,
      };
      const facts = await gatherFactsOfContact(tx, question, contactId);
      const findings = checkContact({ purpose, channel: 'email', agentId }, facts, rules, at);
      if (findings.length > 0) return findings.map(({ rule }) => rule);
      const holder = { workspaceId: workspace.id, actionId, agentId, purpose };
      await reserveTouches(tx, { ...holder, channel: 'email' }, [contactId]);
      await takeLeases(tx, { ...holder, days: rules.leaseDays }, [contactId]);
      return [];
    }),
  );
}

async function someone(workspace: Workspace): Promise<string> {
  const { id } = await aReachableContact(workspace.id);
  for (const purpose of ['marketing', 'sales_outreach', 'service'] as const)
    await consentTo(workspace.id, id, purpose);
  return id;
}
const actionsFor = (workspace: Workspace, contactId: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => anOutreachAction(workspace, contactId)));

describe('50 agents at one person', () => {
  it('never pass a cap', async () => {
    const workspace = await aWorkspace();
    const contactId = await someone(workspace);
    const actions = await actionsFor(workspace, contactId, 50);
    const answers = await Promise.all(actions.map((action) => tryToReach(workspace, contactId, action)));
    expect(answers.filter((objections) => objections.length === 0)).toHaveLength(caps.perChannelPerDay);
    for (const objections of answers.filter(({ length }) => length > 0))
      expect(new Set(objections)).toEqual(new Set(['contact.frequency']));
    expect(await db().contactTouch.count({ where: { contactId, status: 'reserved' } })).toBe(3);
  });

  it('never two purposes, and never two agents for one purpose', async () => {
    const workspace = await aWorkspace();
    const contactId = await someone(workspace);
    const actions = await actionsFor(workspace, contactId, 50);
    const purposes = ['marketing', 'sales_outreach', 'service'] as const;
    const answers = await Promise.all(
      actions.map((action, i) =>
        tryToReach(workspace, contactId, action, {
          purpose: purposes[i % 3] ?? 'marketing',
          agentId: `agt_${i % 4}`,
        }),
      ),
    );
    const held = await db().contactTouch.findMany({ where: { contactId, status: 'reserved' } });
    expect(held.length).toBe(answers.filter(({ length }) => length === 0).length);
    expect(held.length).toBeGreaterThan(0);
    expect(new Set(held.map(({ purpose, agentId }) => `${purpose} ${agentId}`)).size).toBe(1);
    expect(answers.some((objections) => objections.includes('contact.one-purpose'))).toBe(true);
  });

  it('hold nothing more once a withdrawal in their midst has committed', async () => {
    const workspace = await aWorkspace();
    const contactId = await someone(workspace);
    const actions = await actionsFor(workspace, contactId, 50);
    let committedAt = Number.POSITIVE_INFINITY;
    const heldAfter: string[] = [];
    const reach = async (action: string) => {
      const startedAt = performance.now();
      const objections = await tryToReach(workspace, contactId, action);
      if (objections.length === 0 && startedAt > committedAt) heldAfter.push(action);
      return objections;
    };
    const withdraw = async () => {
      await withdrawConsent({
        workspaceId: workspace.id,
        actor: { type: 'system', id: 'test' },
        contactId,
        purpose: 'marketing',
        channel: 'email',
        evidence: { source: 'test', wordingVersion: null, reference: null },
        occurredAt: new Date('2026-11-25T08:59:59Z'),
      });
      committedAt = performance.now();
    };
    const first = actions.slice(0, 2).map(reach);
    const middle = withdraw();
    const rest = actions.slice(2).map(reach);
    await Promise.all([...first, middle, ...rest]);
    const afterwards = await reach(await anOutreachAction(workspace, contactId));
    expect(afterwards).toContain('contact.consent');
    expect(heldAfter).toEqual([]);
  });
});

describe('what is held', () => {
  it('is free again when it is released, and counts from when it was sent', async () => {
    const workspace = await aWorkspace();
    const contactId = await someone(workspace);
    const actions = await actionsFor(workspace, contactId, 5);
    const [a = '', b = '', c = '', d = '', e = ''] = actions;
    for (const action of [a, b, c]) expect(await tryToReach(workspace, contactId, action)).toEqual([]);
    expect(await tryToReach(workspace, contactId, d)).toContain('contact.frequency');
    await withClock(workingHour, () => inTransaction((tx) => releaseTouches(tx, workspace.id, a)));
    expect(await tryToReach(workspace, contactId, d)).toEqual([]);
    await withClock(workingHour, () => inTransaction((tx) => settleTouches(tx, workspace.id, b)));
    const nextDay = new Date(workingHour.getTime() + 86_400_000);
    // Of the three that are left one was sent a day ago; what is held counts whenever it was held.
    expect(await tryToReach(workspace, contactId, e, { at: nextDay })).toEqual([]);
  });

  it('is asked for twice and held once; its own action it does not stand in the way', async () => {
    const workspace = await aWorkspace();
    const contactId = await someone(workspace);
    const [action = ''] = await actionsFor(workspace, contactId, 1);
    for (let i = 0; i < 5; i++) expect(await tryToReach(workspace, contactId, action)).toEqual([]);
    expect(await db().contactTouch.count({ where: { contactId } })).toBe(1);
  });

  it('does not count where its action ended without anybody letting go', async () => {
    const workspace = await aWorkspace();
    const contactId = await someone(workspace);
    const actions = await actionsFor(workspace, contactId, 4);
    for (const action of actions.slice(0, 3)) await tryToReach(workspace, contactId, action);
    expect(await tryToReach(workspace, contactId, actions[3] ?? '')).toContain('contact.frequency');
    await db().action.updateMany({
      where: { id: { in: actions.slice(0, 3) } },
      data: { status: 'cancelled' },
    });
    expect(await tryToReach(workspace, contactId, actions[3] ?? '')).toEqual([]);
  });

  it('a lease that ran out, or whose action let go, keeps nobody away; one in force cannot be taken', async () => {
    const workspace = await aWorkspace();
    const contactId = await someone(workspace);
    const [a = '', b = '', c = ''] = await actionsFor(workspace, contactId, 3);
    expect(await tryToReach(workspace, contactId, a)).toEqual([]);
    expect(await tryToReach(workspace, contactId, b, { purpose: 'service' })).toEqual([
      'contact.one-purpose',
    ]);
    const steal = {
      workspaceId: workspace.id,
      actionId: b,
      agentId: 'agt_2',
      purpose: 'service' as const,
      days: 1,
    };
    await expect(
      withClock(workingHour, () => inTransaction((tx) => takeLeases(tx, steal, [contactId]))),
    ).rejects.toThrow(/taken by another purpose/);
    await inTransaction((tx) => releaseLeases(tx, workspace.id, a));
    expect(await tryToReach(workspace, contactId, b, { purpose: 'service' })).toEqual([]);
    const later = new Date(workingHour.getTime() + 15 * 86_400_000);
    expect(await tryToReach(workspace, contactId, c, { at: later })).toEqual([]);
  });

  it('counts for as long as a message that was sent where nobody knows whether it was', async () => {
    const workspace = await aWorkspace();
    const contactId = await someone(workspace);
    const actions = await actionsFor(workspace, contactId, 5);
    for (const action of actions.slice(0, 3))
      expect(await tryToReach(workspace, contactId, action)).toEqual([]);
    await db().action.updateMany({
      where: { id: { in: actions.slice(0, 3) } },
      data: { status: 'needs_person' },
    });
    const [, , , next = ''] = actions;
    expect(await tryToReach(workspace, contactId, next)).toContain('contact.frequency');
    const nextWeek = new Date(workingHour.getTime() + 8 * 86_400_000);
    expect(await tryToReach(workspace, contactId, next, { at: nextWeek })).toEqual([]);
  });

  it('a lease goes on with the sequence that the same agent has put the person into', async () => {
    const workspace = await aWorkspace();
    const contactId = await someone(workspace);
    const [a = '', c = ''] = await actionsFor(workspace, contactId, 2);
    expect(await tryToReach(workspace, contactId, a)).toEqual([]);
    const enrolment = await anOutreachAction(workspace, contactId, {
      kind: 'outreach.contact.enrol',
      requesterId: 'agt_1',
      status: 'observed',
      updatedAt: workingHour,
    });
    await letGo(workspace.id, a);
    expect(await tryToReach(workspace, contactId, c, { purpose: 'service' })).toEqual([
      'contact.one-purpose',
    ]);
    // It is the sequence that holds them now: when it is gone, they are free.
    await db().action.update({ where: { id: enrolment }, data: { status: 'failed' } });
    await letGo(workspace.id, enrolment);
    expect(await tryToReach(workspace, contactId, c, { purpose: 'service' })).toEqual([]);
  });
});

const letGo = (workspaceId: string, actionId: string) =>
  inTransaction(async (tx) => {
    await releaseTouches(tx, workspaceId, actionId);
    await releaseLeases(tx, workspaceId, actionId);
  });
