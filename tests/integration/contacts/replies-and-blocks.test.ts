import { describe, expect, it } from 'vitest';
import { checkContact } from '@/lib/core/contactability/check-contact';
import { defaultContactRules } from '@/lib/core/contactability/contact-rules';
import type { Purpose } from '@/lib/core/contactability/purposes';
import { contactChecks } from '@/lib/core/contactability/rules';
import { db } from '@/lib/db/client';
import { gatherContactFacts } from '@/lib/db/repositories/contact-facts';
import { reserveTouches, settleTouches } from '@/lib/db/repositories/contact-touches';
import { inTransaction } from '@/lib/db/tx';
import { lockContact } from '@/lib/gateway/contact-lock';
import { now, withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { closeDistressSignal } from '@/lib/usecases/contacts/close-distress-signal';
import { liftSuppression } from '@/lib/usecases/contacts/lift-suppression';
import { passOnDistress } from '@/lib/usecases/contacts/pass-on-distress';
import { receiveReply } from '@/lib/usecases/contacts/receive-reply';
import { recordConsent } from '@/lib/usecases/contacts/record-consent';
import { suppressAddresses } from '@/lib/usecases/contacts/suppress-addresses';
import { suppressContact } from '@/lib/usecases/contacts/suppress-contact';
import { findOverdueDistress } from '@/lib/usecases/sweeps/find-open-work';
import { aWorkspace } from '../../support/builders/a-workspace';
import {
  anOutreachAction,
  aReachableContact,
  consentTo,
  workingHour,
} from '../../support/builders/an-outreach';
import { addMember, type TestPerson } from '../auth/support';

type Scene = {
  workspace: Awaited<ReturnType<typeof aWorkspace>>;
  workspaceId: string;
  contactId: string;
  email: string;
  operator: TestPerson;
  admin: TestPerson;
  officer: TestPerson;
};

async function aScene(): Promise<Scene> {
  const workspace = await aWorkspace();
  const workspaceId = workspace.id;
  const operator = await addMember(workspaceId, ['operator'], { isSample: true });
  const admin = await addMember(workspaceId, ['admin'], { isSample: true });
  const officer = await addMember(workspaceId, ['privacy_officer'], { isSample: true });
  const contact = await aReachableContact(workspaceId);
  for (const purpose of ['marketing', 'sales_outreach', 'service'] as const)
    await consentTo(workspaceId, contact.id, purpose);
  return {
    workspace,
    workspaceId,
    contactId: contact.id,
    email: contact.email ?? '',
    operator,
    admin,
    officer,
  };
}

/** What stands in the way of an e-mail at this moment, by rule. */
async function objections(
  { workspaceId }: Scene,
  contactId: string,
  purpose: Purpose = 'marketing',
  channel: 'email' | 'sms' = 'email',
): Promise<string[]> {
  return withClock(workingHour, async () => {
    const question = { workspaceId, workspaceTimeZone: 'UTC', purpose, channel, actionId: null };
    const [found] = await inTransaction((tx) => gatherContactFacts(tx, question, [contactId]));
    const facts = found?.facts ?? { unknown: 'nothing' };
    const request = { purpose, channel, agentId: null };
    return checkContact(request, facts, defaultContactRules, workingHour).map(({ rule }) => rule);
  });
}

const reply = (scene: Scene, text: string, channel: 'email' | 'sms' = 'email') =>
  receiveReply({
    workspaceId: scene.workspaceId,
    actor: { type: 'system', id: 'email-replies' },
    contactId: scene.contactId,
    channel,
    text,
  });
const verbsOf = async (workspaceId: string) =>
  (await db().auditEntry.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } })).map(
    ({ verb }) => verb,
  );

describe('a reply', () => {
  it('that asks for nothing changes nothing', async () => {
    const scene = await aScene();
    expect(await reply(scene, 'Gladly, on Tuesday.')).toEqual({ kind: 'none', distressId: null });
    expect(await objections(scene, scene.contactId)).toEqual([]);
    expect(await verbsOf(scene.workspaceId)).toEqual([]);
  });

  it('that nobody looks at in time is passed from one who can to the next, and round again', async () => {
    const scene = await aScene();
    const { workspaceId, officer, admin, operator } = scene;
    const { distressId } = await reply(scene, 'plz stop emailing me');
    const id = distressId ?? '';
    const read = () => db().distressSignal.findUniqueOrThrow({ where: { id } });
    const passOn = async () => {
      await passOnDistress({ workspaceId, id });
      return (await read()).assignedToId;
    };
    expect(await passOn()).toBe(officer.id);
    const seen: string[] = [];
    for (let turn = 0; turn < 4; turn++) {
      const { dueAt } = await read();
      expect(await withClock(dueAt, () => findOverdueDistress(10_000))).toContainEqual({ id, workspaceId });
      seen.push(await withClock(dueAt, passOn));
    }
    const [first, second, third, fourth] = seen;
    expect(new Set([first, second, third])).toEqual(new Set([admin.id, operator.id, officer.id]));
    expect([third, fourth]).toEqual([officer.id, first]);
    const verbs = (await verbsOf(workspaceId)).filter((verb) => verb === 'contacts.distress_passed_on');
    expect(verbs).toHaveLength(4);
  });

  it('that says stop blocks first and tells a named person; its words are kept nowhere', async () => {
    const scene = await aScene();
    const { kind, distressId } = await reply(scene, 'plz stop emailing me, olivia');
    expect(kind).toBe('unsubscribe');
    const found = await objections(scene, scene.contactId);
    expect(found).toEqual(['contact.suppression', 'contact.distress', 'contact.consent']);
    const signal = await db().distressSignal.findUniqueOrThrow({ where: { id: distressId ?? '' } });
    expect(signal.assignedToId).toBe(scene.officer.id);
    const verbs = await verbsOf(scene.workspaceId);
    expect(verbs[0]).toBe('contacts.suppressed');
    expect(verbs.at(-1)).toBe('contacts.distress_opened');
    const everything = JSON.stringify(
      await Promise.all([
        db().auditEntry.findMany({ where: { workspaceId: scene.workspaceId } }),
        db().suppression.findMany({ where: { workspaceId: scene.workspaceId } }),
        db().consent.findMany({ where: { workspaceId: scene.workspaceId } }),
        db().distressSignal.findMany({ where: { workspaceId: scene.workspaceId } }),
      ]),
    );
    expect(everything).not.toContain('olivia');
    expect(everything).not.toContain(scene.email);
  });

  it('to one channel blocks that one, the second refusal all of them, a complaint at once', async () => {
    const scene = await aScene();
    await reply(scene, 'STOP', 'sms');
    const channels = async () =>
      (
        await db().suppression.findMany({ where: { contactId: scene.contactId }, orderBy: { id: 'asc' } })
      ).map(({ channel, reason }) => [channel, reason]);
    expect(await channels()).toEqual([['sms', 'unsubscribe']]);
    await reply(scene, 'unsubscribe');
    expect(await channels()).toEqual([
      ['sms', 'unsubscribe'],
      [null, 'unsubscribe'],
    ]);
    const other = await aScene();
    await reply(other, 'I will report you');
    const [block] = await db().suppression.findMany({ where: { contactId: other.contactId } });
    expect(block).toMatchObject({ channel: null, reason: 'complaint' });
  });

  it('goes to the owner of the agent that wrote last, where they can close it', async () => {
    const scene = await aScene();
    const agentId = newId('agt');
    await db().agent.create({
      data: {
        id: agentId,
        workspaceId: scene.workspaceId,
        kind: 'sequencer',
        name: 'Sequencer',
        version: 'v1',
        versionSince: now(),
        autonomyLevel: 'act',
        ownerId: scene.operator.id,
        createdAt: now(),
      },
    });
    const actionId = await anOutreachAction(scene.workspace, scene.contactId);
    const touch = {
      workspaceId: scene.workspaceId,
      actionId,
      agentId,
      purpose: 'marketing' as const,
      channel: 'email' as const,
    };
    await inTransaction(async (tx) => {
      await reserveTouches(tx, touch, [scene.contactId]);
      await settleTouches(tx, scene.workspaceId, actionId);
    });
    const { distressId } = await reply(scene, 'My husband died last week');
    const signal = await db().distressSignal.findUniqueOrThrow({ where: { id: distressId ?? '' } });
    expect(signal).toMatchObject({ kind: 'distress', assignedToId: scene.operator.id });
    // Whoever tells of trouble did not say no: their consent stands for when the block is lifted.
    expect(await objections(scene, scene.contactId)).toEqual(
      expect.arrayContaining(['contact.suppression', 'contact.distress']),
    );
    expect(await db().consent.count({ where: { contactId: scene.contactId, status: 'withdrawn' } })).toBe(0);
    await reply(scene, 'My husband died last week, stop emailing me');
    expect(await objections(scene, scene.contactId)).toContain('contact.consent');
  });
});

describe('coming back', () => {
  it('takes a closed sign, a lifted block and a yes given anew, in whatever order', async () => {
    const scene = await aScene();
    const { workspaceId, contactId, admin, operator } = scene;
    const { distressId } = await withClock(new Date('2026-11-20T09:00:00Z'), () =>
      reply(scene, 'unsubscribe me'),
    );
    await closeDistressSignal({
      workspaceId,
      actor: operator.actor,
      distressId: distressId ?? '',
      note: 'Called.',
    });
    expect(await objections(scene, contactId)).toEqual(['contact.suppression', 'contact.consent']);
    await expect(
      closeDistressSignal({
        workspaceId,
        actor: operator.actor,
        distressId: distressId ?? '',
        note: 'Again.',
      }),
    ).rejects.toMatchObject({ code: 'conflict' });

    const { id: suppressionId } = await db().suppression.findFirstOrThrow({ where: { contactId } });
    const lift = (by: TestPerson) =>
      liftSuppression({ workspaceId, actor: by.actor, suppressionId, reason: 'They asked for it.' });
    await expect(lift(operator)).rejects.toMatchObject({ code: 'forbidden' });
    await lift(admin);
    await expect(lift(admin)).rejects.toMatchObject({ code: 'conflict' });
    expect(await objections(scene, contactId)).toEqual(['contact.consent']);

    const consent = (occurredAt: string, basis: 'consent' | 'existing_customer') =>
      withClock(workingHour, () =>
        recordConsent({
          workspaceId,
          actor: operator.actor,
          contactId,
          purpose: 'marketing',
          channel: 'email',
          basis,
          evidence: { source: 'call', wordingVersion: null, reference: null },
          occurredAt: new Date(occurredAt),
          expiresAt: null,
        }),
      );
    await expect(consent('2026-11-19T09:00:00Z', 'consent')).rejects.toMatchObject({ code: 'conflict' });
    await expect(consent('2026-11-24T09:00:00Z', 'existing_customer')).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(consent('2026-11-26T09:00:00Z', 'consent')).rejects.toMatchObject({
      code: 'invalid_request',
    });
    await consent('2026-11-24T09:00:00Z', 'consent');
    expect(await objections(scene, contactId)).toEqual([]);
  });

  it('from a complaint is for a privacy officer alone to allow', async () => {
    const scene = await aScene();
    const { workspaceId, contactId, admin, officer } = scene;
    const { id: suppressionId } = await suppressContact({
      workspaceId,
      actor: admin.actor,
      contactId,
      channel: 'email',
      reason: 'complaint',
      note: null,
    });
    const lift = (by: TestPerson) =>
      liftSuppression({ workspaceId, actor: by.actor, suppressionId, reason: 'Settled.' });
    await expect(lift(admin)).rejects.toMatchObject({ code: 'forbidden' });
    await lift(officer);
    expect((await verbsOf(workspaceId)).at(-1)).toBe('contacts.suppression_lifted');
  });
});

describe('a list of addresses', () => {
  it('blocks people known and not yet known, by hash alone, and once', async () => {
    const scene = await aScene();
    const { workspaceId, operator } = scene;
    const block = (emails: string[]) =>
      suppressAddresses({ workspaceId, actor: operator.actor, emails, reason: 'manual', note: null });
    const emails = ['Later@Example.test ', scene.email.toUpperCase(), 'later@example.test'];
    expect(await block(emails)).toEqual({ added: 2, already: 0, known: 1 });
    expect(await block(emails)).toEqual({ added: 0, already: 2, known: 0 });
    const later = await aReachableContact(workspaceId, { email: 'later@example.test' });
    await consentTo(workspaceId, later.id, 'marketing');
    expect(await objections(scene, later.id)).toEqual(['contact.suppression']);
    expect(await objections(scene, scene.contactId)).toEqual(['contact.suppression']);
    expect(JSON.stringify(await db().suppression.findMany({ where: { workspaceId } }))).not.toMatch(/@/);
    const elsewhere = await aScene();
    const same = await aReachableContact(elsewhere.workspaceId, { email: 'later@example.test' });
    await consentTo(elsewhere.workspaceId, same.id, 'marketing');
    expect(await objections(elsewhere, same.id)).toEqual([]);
  });
});

describe('beside a claim', () => {
  it('a revocation waits for a claim under way, and comes before the next one', async () => {
    const scene = await aScene();
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const order: string[] = [];
    let reading = () => {};
    const read = new Promise<void>((resolve) => {
      reading = resolve;
    });
    const claim = inTransaction(async (tx) => {
      await lockContact(tx, scene.workspaceId, scene.contactId);
      reading();
      await held;
      order.push('claimed');
    });
    await read;
    const refusal = reply(scene, 'stop').then(() => order.push('refused'));
    await expect
      .poll(async () => {
        const [row] = await db().$queryRaw<{ waiting: bigint }[]>`
          SELECT count(*) AS waiting FROM pg_locks l JOIN pg_database d ON d.oid = l.database
          WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted`;
        return Number(row?.waiting);
      })
      .toBe(1);
    expect(await db().suppression.count({ where: { contactId: scene.contactId } })).toBe(0);
    finish();
    await Promise.all([claim, refusal]);
    expect(order).toEqual(['claimed', 'refused']);
    expect(await objections(scene, scene.contactId)).toContain('contact.suppression');
  });

  it('tenants are apart: a contact of another workspace does not exist', async () => {
    const scene = await aScene();
    const other = await aScene();
    await expect(reply({ ...scene, contactId: other.contactId }, 'stop')).rejects.toMatchObject({
      code: 'not_found',
    });
    // What can't be looked up is refused by every check.
    expect(await objections(scene, other.contactId)).toHaveLength(contactChecks.length);
  });
});
