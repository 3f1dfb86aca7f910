import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { gatherFactsOfContact } from '@/lib/db/repositories/contact-facts';
import { inTransaction } from '@/lib/db/tx';
import { explainContact } from '@/lib/queries/contacts/explain-contact';
import { readContactability } from '@/lib/queries/contacts/read-contactability';
import { listDuplicates, listMergedPeople } from '@/lib/queries/profiles/list-duplicates';
import { listPersonProfiles } from '@/lib/queries/profiles/list-person-profiles';
import { recordConsent } from '@/lib/usecases/contacts/record-consent';
import { suppressContact } from '@/lib/usecases/contacts/suppress-contact';
import { confirmLink, rejectLink } from '@/lib/usecases/profiles/decide-link';
import type { Decider } from '@/lib/usecases/profiles/decider';
import { findDuplicates } from '@/lib/usecases/profiles/find-duplicates';
import { findDailyLooks, finishLook, lookAtPage } from '@/lib/usecases/profiles/look-for-duplicates';
import { splitProfile } from '@/lib/usecases/profiles/split-profile';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { anEngagement } from '../../support/builders/a-signal';
import { aWorkspace } from '../../support/builders/a-workspace';
import { addMember } from '../auth/support';

let workspaceId: string;
let decider: Decider;

beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
  decider = { workspaceId, actor: (await addMember(workspaceId, ['admin'])).actor };
});

type Known = { ids: object[]; email?: string; name?: string; phone?: string; traits?: object };
let sent = 0;
const record = async (source: string, person: Known) => {
  const results = await recordSignals({
    workspaceId,
    actor: { type: 'system', id: 'test' },
    emit: false,
    items: [
      {
        kind: 'contact.identified',
        source,
        messageId: `m${sent++}`,
        occurredAt: `2026-11-01T10:00:0${sent % 10}.000Z`,
        payload: { person },
      },
    ],
  });
  expect(results.map(({ status }) => status)).toEqual(['accepted']);
};
const crm = {
  ids: [
    { type: 'crm', namespace: 'crm', value: 'c1' },
    { type: 'email', value: 'ada@acme.example' },
  ],
};
const site = {
  ids: [
    { type: 'user', value: 'u1' },
    { type: 'email', value: 'a.king@acme.example' },
  ],
};

/** Ada as the CRM and the site know her: by two addresses, so that nothing certain joins the two. */
async function twoAdas() {
  await record('crm', { ...crm, email: 'ada@acme.example', name: 'Ada King', phone: '+49 30 901820' });
  await record('website', {
    ...site,
    email: 'a.king@acme.example',
    name: 'Ada King',
    traits: { plan: 'pro' },
  });
}

/** All that is stored of everybody, but for when it was written. */
const everybody = () =>
  db().contact.findMany({ where: { workspaceId }, orderBy: { id: 'asc' }, omit: { updatedAt: true } });
const people = async () => (await everybody()).filter(({ mergedIntoId }) => mergedIntoId === null);
const suggested = async () => (await listDuplicates({ id: workspaceId })).rows;
const onlySuggestion = async (): Promise<string> => {
  await findDuplicates(decider);
  const rows = await suggested();
  expect(rows).toHaveLength(1);
  return rows[0]?.id ?? '';
};
const verbs = async () =>
  (
    await db().auditEntry.findMany({
      where: { workspaceId, verb: { startsWith: 'contacts.' } },
      orderBy: { id: 'asc' },
    })
  ).map(({ verb }) => verb);

describe('probable duplicates', () => {
  it('are suggested with reasons and what differs, and joined only by a person', async () => {
    await twoAdas();
    expect(await findDuplicates(decider)).toEqual({ examined: 2, suggested: 1 });
    expect(await findDuplicates(decider)).toEqual({ examined: 2, suggested: 0 });
    expect(await people()).toHaveLength(2);
    const [row] = await suggested();
    expect(row).toMatchObject({ confidence: 0.8, reasons: ['same_name'] });
    const fields = new Map(row?.fields.map((field) => [field.field, field]));
    expect(fields.get('name')).toMatchObject({ differs: false });
    expect(fields.get('email')).toMatchObject({
      differs: true,
      a: { value: 'ada@acme.example', source: 'crm' },
      b: { value: 'a.king@acme.example', source: 'website' },
    });
  });

  it('are looked for every night, going on where the last look ended, and it is said when that was', async () => {
    await twoAdas();
    const due = async () => (await findDailyLooks()).find((look) => look.workspaceId === workspaceId);
    const look = async () => {
      const daily = await due();
      if (!daily) return null;
      const page = await lookAtPage(daily, daily.from);
      await finishLook(workspaceId, page, page.next);
      return page;
    };
    expect((await listDuplicates({ id: workspaceId })).lastLook).toBeNull();
    expect(await look()).toMatchObject({ examined: 2, suggested: 1, isLast: true });
    expect((await listDuplicates({ id: workspaceId })).lastLook).toMatchObject({
      by: null,
      examined: 2,
      suggested: 1,
    });
    expect(await suggested()).toHaveLength(1);
    expect(await due()).toBeUndefined();
    // Only the one who changed is read anew, and still compared with everybody of the company.
    await record('shop', {
      ids: [{ type: 'user', value: 's1' }],
      email: 'adak@acme.example',
      name: 'Ada King',
    });
    expect(await look()).toMatchObject({ examined: 1, suggested: 2 });
    expect(await due()).toBeUndefined();
    await findDuplicates(decider);
    expect((await listDuplicates({ id: workspaceId })).lastLook?.by).toMatchObject({ id: decider.actor.id });
    expect(await due()).toBeUndefined();
  });

  it('are found across the pages of a look, also of people who changed at one moment', async () => {
    await twoAdas();
    await record('shop', { ids: [{ type: 'user', value: 's1' }], email: 'bo@acme.example', name: 'Bo Lind' });
    await db().contact.updateMany({ where: { workspaceId }, data: { updatedAt: new Date('2026-11-02') } });
    const daily = (await findDailyLooks()).find((look) => look.workspaceId === workspaceId);
    if (!daily) throw new Error('Nobody changed.');
    const pages = [];
    for (let after = daily.from; ; ) {
      const page = await lookAtPage(daily, after, 1);
      pages.push(page);
      if (page.isLast) break;
      after = page.next;
    }
    expect(pages.map(({ examined }) => examined)).toEqual([1, 1, 1, 0]);
    expect(pages.reduce((sum, { suggested: found }) => sum + found, 0)).toBe(1);
    expect(await suggested()).toHaveLength(1);
  });

  it('once confirmed show what is known of both, and a block of either counts for both', async () => {
    await twoAdas();
    await confirmLink({ ...decider, linkId: await onlySuggestion() });
    const [person, another] = await people();
    expect(another).toBeUndefined();
    expect(person).toMatchObject({ phone: '+49 30 901820', traits: { plan: 'pro' } });
    const merged = (await everybody()).find(({ mergedIntoId }) => mergedIntoId !== null);
    await suppressContact({
      ...decider,
      contactId: merged?.id ?? '',
      channel: null,
      reason: 'unsubscribe',
      note: null,
    });
    const facts = await inTransaction((tx) =>
      gatherFactsOfContact(
        tx,
        { workspaceId, workspaceTimeZone: 'UTC', purpose: 'marketing', channel: 'email', actionId: null },
        person?.id ?? '',
      ),
    );
    expect(facts).toMatchObject({ suppressions: [{ reason: 'unsubscribe' }] });
    expect(await verbs()).toContain('contacts.profile_merged');
  });

  it('once confirmed are told of whole, by whichever of the two somebody asks', async () => {
    await twoAdas();
    await confirmLink({ ...decider, linkId: await onlySuggestion() });
    const all = await everybody();
    const merged = all.find(({ mergedIntoId }) => mergedIntoId !== null)?.id ?? '';
    await recordConsent({
      workspaceId,
      actor: decider.actor,
      contactId: merged,
      purpose: 'marketing',
      channel: 'email',
      basis: 'double_opt_in',
      evidence: { source: 'form', wordingVersion: null, reference: null },
      occurredAt: new Date('2026-11-01T10:00:00.000Z'),
      expiresAt: null,
    });
    await suppressContact({
      ...decider,
      contactId: merged,
      channel: 'sms',
      reason: 'unsubscribe',
      note: null,
    });
    const workspace = { id: workspaceId, name: 'Here', timeZone: 'UTC' };
    for (const { id } of all) {
      const explained = await explainContact(workspace, id, { limit: 10 });
      expect(explained.sources.map(({ source }) => source)).toEqual(['crm', 'website']);
      expect(explained.name).toBe('Ada King');
      const reachable = await readContactability(workspace, id);
      expect(reachable.consents).toContainEqual(
        expect.objectContaining({ purpose: 'marketing', basis: 'double_opt_in', status: 'granted' }),
      );
      expect(reachable.suppressions).toMatchObject([{ channel: 'sms' }]);
    }
  });

  it('are parted again exactly as they were', async () => {
    await twoAdas();
    const linkId = await onlySuggestion();
    const before = await everybody();
    await confirmLink({ ...decider, linkId });
    const merged = (await everybody()).find(({ mergedIntoId }) => mergedIntoId !== null);
    expect(await everybody()).not.toEqual(before);
    expect((await listMergedPeople({ id: workspaceId })).rows).toHaveLength(1);
    await splitProfile({ ...decider, contactId: merged?.id ?? '' });
    expect(await everybody()).toEqual(before);
    expect((await listMergedPeople({ id: workspaceId })).rows).toEqual([]);
    expect(await verbs()).toContain('contacts.profile_split');
    // And joined once more by whoever finds that it was a mistake.
    await confirmLink({ ...decider, linkId });
    expect(await people()).toHaveLength(1);
  });

  it('that were rejected are not suggested again', async () => {
    await twoAdas();
    const linkId = await onlySuggestion();
    await rejectLink({ ...decider, linkId });
    expect(await findDuplicates(decider)).toMatchObject({ suggested: 0 });
    expect(await suggested()).toEqual([]);
    expect(await verbs()).toContain('contacts.duplicate_rejected');
  });

  it('are decided only by somebody who may', async () => {
    await twoAdas();
    const linkId = await onlySuggestion();
    const stranger = { ...decider, actor: { ...decider.actor, id: 'usr_nobody' } };
    await expect(confirmLink({ ...stranger, linkId })).rejects.toMatchObject({ code: 'forbidden' });
    const { id: elsewhere } = await aWorkspace();
    await expect(confirmLink({ ...decider, workspaceId: elsewhere, linkId })).rejects.toThrow();
  });
});

describe('what a person split', () => {
  it('no identifier that both have joins again, in whatever signal it comes', async () => {
    await twoAdas();
    // One signal names both: they are one person for certain.
    await record('website', { ids: [...site.ids, { type: 'email', value: 'ada@acme.example' }] });
    expect(await people()).toHaveLength(1);
    const merged = (await everybody()).find(({ mergedIntoId }) => mergedIntoId !== null);
    await splitProfile({ ...decider, contactId: merged?.id ?? '' });
    expect(await people()).toHaveLength(2);
    await record('website', {
      ids: [...site.ids, { type: 'email', value: 'ada@acme.example' }],
      name: 'A. King',
    });
    await record('crm', { ids: [...crm.ids, { type: 'email', value: 'a.king@acme.example' }] });
    expect(await people()).toHaveLength(2);
    await expect(splitProfile({ ...decider, contactId: merged?.id ?? '' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

it('a run about a profile that is somebody else’s is about the person', async () => {
  await record('website', { ...site, email: 'a.king@acme.example', name: 'Ada King' });
  const [ada] = await people();
  const [lead] = await recordSignals({
    workspaceId,
    actor: { type: 'system', id: 'test' },
    emit: false,
    items: [anEngagement({ contact: { externalId: 'lead-1', email: 'a.king@acme.example' } })],
  });
  expect(await people()).toHaveLength(1);
  await planRuns(workspaceId, [lead?.signalId ?? '']);
  expect(await db().run.findFirstOrThrow({ where: { workspaceId } })).toMatchObject({ subjectId: ada?.id });
});

describe('the profiles of a person', () => {
  it('say by what each is known, by whose word, and why it is theirs', async () => {
    await twoAdas();
    await confirmLink({ ...decider, linkId: await onlySuggestion() });
    const tablet = { type: 'anonymous', value: 'tablet' };
    await record('website', { ids: [tablet], traits: { theme: 'dark' } });
    await record('website', { ids: [site.ids[0] as object, tablet] });
    await record('shop', { ids: [{ type: 'user', value: 's1' }, crm.ids[1] as object], name: 'Ada' });
    const all = (await everybody()).filter(({ erasedAt }) => erasedAt === null);
    const root = all.find(({ mergedIntoId }) => mergedIntoId === null);
    expect(all.filter(({ mergedIntoId }) => mergedIntoId !== null && mergedIntoId !== root?.id)).toEqual([]);
    const asked = all.find(({ mergedIntoId }) => mergedIntoId !== null)?.id ?? '';
    const { rows } = await listPersonProfiles({ id: workspaceId }, asked);
    expect(rows.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
    expect(rows[0]).toMatchObject({ id: root?.id, isRoot: true });
    const known = rows.map(({ knownBy, sources, joinedBy }) => ({
      knownBy: knownBy.map(({ type, namespace }) => `${type} ${namespace}`.trim()),
      sources,
      joinedBy: joinedBy?.by ?? null,
    }));
    expect(known).toHaveLength(3);
    expect(known).toContainEqual({
      knownBy: ['crm crm', 'email', 'user shop'],
      sources: expect.arrayContaining(['crm']),
      joinedBy: 'person',
    });
    expect(known).toContainEqual({
      knownBy: ['email', 'user website'],
      sources: ['website'],
      joinedBy: 'person',
    });
    expect(known).toContainEqual({
      knownBy: ['anonymous website'],
      sources: ['website'],
      joinedBy: 'device',
    });
    expect(rows.find(({ joinedBy }) => joinedBy?.by === 'person')?.joinedBy).toMatchObject({
      person: { id: decider.actor.id },
    });
    expect(rows.reduce((sum, { signals }) => sum + signals, 0)).toBe(5);
    await expect(listPersonProfiles({ id: (await aWorkspace()).id }, asked)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
