import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connectors } from '@/lib/connectors/registry';
import { listContactsQuerySchema } from '@/lib/contracts/contacts';
import { db } from '@/lib/db/client';
import { eraseAtPlatform, submitAction } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { listContacts } from '@/lib/queries/contacts/list-contacts';
import { readContact } from '@/lib/queries/contacts/read-contact';
import { checkRecord } from '@/lib/usecases/audit/check-record';
import { sealLog } from '@/lib/usecases/audit/seal-log';
import { requireDataKeys } from '@/lib/usecases/installation/require-data-keys';
import { erasePerson } from '@/lib/usecases/rights/erase-person';
import { addToLedger } from '@/lib/usecases/rights/erasure-ledger';
import { findPlatformErasures } from '@/lib/usecases/rights/find-platform-erasures';
import { reapplyErasures } from '@/lib/usecases/rights/reapply-erasures';
import { sealOlder } from '@/lib/usecases/rights/seal-older';
import { findText } from '../../support/find-text';
import { anOutreachWorkspace, engagedContact } from '../../support/outreach';
import { CANARY, plantPerson } from '../../support/planted-person';
import { aSignalAbout, assignOwner, aTask, ownerIds, type TestWorkspace } from '../../support/workspace';

const folder = mkdtempSync(path.join(os.tmpdir(), 'mandate-ledger-'));
beforeAll(() => {
  vi.stubEnv('MANDATE_ERASURE_LEDGER', path.join(folder, 'erasures.jsonl'));
});
afterAll(() => rm(folder, { recursive: true }));

const erase = ({ workspaceId, admin }: TestWorkspace, contactId: string) =>
  erasePerson({ workspaceId, actor: admin, contactId, requestId: null });

const eraseAtPlatforms = async (workspaceId: string) => {
  for (const { id } of await findPlatformErasures({ workspaceId })) await eraseAtPlatform(workspaceId, id);
};

/** Tables that hold in plain what the platforms call a person, until they are erased. Everything else is sealed when it is written. */
const mayBePlain = /^public\.(contacts|signals|executions|rollback_items|practice_\w+):/;

describe('a person about whom something was said wherever it can be said', () => {
  let workspace: TestWorkspace;
  let contactId: string;
  beforeAll(async () => {
    workspace = await anOutreachWorkspace();
    ({ contactId } = await plantPerson(workspace));
  }, 120_000);

  test('what is said of them is sealed from the start', async () => {
    expect((await findText(CANARY)).filter((row) => !mayBePlain.test(row))).toEqual([]);
  });

  test('whoever may see it sees it all the same', async () => {
    const contact = await readContact({ id: workspace.workspaceId, currency: 'EUR' }, contactId);
    expect(contact.name).toContain(CANARY);
    expect(JSON.stringify(contact.traits)).toContain(CANARY);
    expect(JSON.stringify(contact.signals)).toContain(CANARY);
  });

  test('erased, nothing of it is left, and the record still holds', async () => {
    const { workspaceId } = workspace;
    const erased = await erase(workspace, contactId);
    expect(erased.platforms).toBe(connectors.filter(({ erasePerson: can }) => can).length);
    await eraseAtPlatforms(workspaceId);
    expect(await findText(CANARY)).toEqual([]);
    expect(readFileSync(process.env.MANDATE_ERASURE_LEDGER ?? '', 'utf8')).toContain(contactId);
    await sealLog(workspaceId);
    expect((await checkRecord(workspaceId)).problems).toEqual([]);
    const contact = await readContact({ id: workspaceId, currency: 'EUR' }, contactId);
    expect(contact).toMatchObject({ name: null, email: null, traits: {}, erasedAt: expect.any(String) });
    expect(contact.actionCount).toBeGreaterThan(3);
  });

  test('no agent gets at them any more, and nobody erases them twice', async () => {
    const { workspaceId, agents } = workspace;
    const [owner = ''] = await ownerIds(workspaceId);
    const { id, version } = agents['lead-router'];
    const signal = await db().signal.findFirstOrThrow({ where: { workspaceId, contactId } });
    const { taskId, runId } = await aTask(
      workspace,
      'lead-router',
      await aSignalAbout(workspaceId, contactId),
      [],
    );
    const { status } = await submitAction({
      workspaceId,
      requester: { type: 'agent', id, version },
      runId,
      taskId,
      ordinal: 0,
      proposal: assignOwner(contactId, signal.id, owner),
    });
    expect(status).toBe('denied');
    await expect(erase(workspace, contactId)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('the database brings neither the key nor the values back', async () => {
    const revive = `UPDATE person_keys SET wrapped = '\\x00', destroyed_at = NULL WHERE contact_id = '${contactId}'`;
    await expect(db().$executeRawUnsafe(revive)).rejects.toThrow('stays so');
    await expect(
      db().$executeRawUnsafe(`DELETE FROM person_keys WHERE contact_id = '${contactId}'`),
    ).rejects.toThrow('stays so');
    await expect(
      db().$executeRawUnsafe(`UPDATE contacts SET name = 'Ada' WHERE id = '${contactId}'`),
    ).rejects.toThrow('erased_holds_nothing');
  });
});

test('what older versions left in plain is sealed at the start, and found and read as before', async () => {
  const { workspaceId } = await anOutreachWorkspace();
  const id = newId('con');
  const person = { name: 'Edda Klarname', email: 'edda.klarname@example.com', title: 'Klarname' };
  await db().contact.create({
    data: {
      ...person,
      id,
      workspaceId,
      externalId: 'edda',
      traits: { Remark: 'klarname' },
      createdAt: now(),
      updatedAt: now(),
    },
  });
  const signalId = await aSignalAbout(workspaceId, id);
  await db().signal.update({
    where: { id: signalId },
    data: { payload: { traits: { Remark: 'klarname' } } },
  });
  expect(await sealOlder()).toMatchObject({ contacts: 1, signals: 1 });
  expect(await findText('klarname')).toEqual([]);
  expect(await db().contact.findUniqueOrThrow({ where: { id } })).toMatchObject(person);
  const { rows } = await listContacts({ id: workspaceId }, listContactsQuerySchema.parse({ q: 'klar EDDA' }));
  expect(rows.map((row) => row.id)).toEqual([id]);
  expect(await sealOlder()).toEqual({ contacts: 0, signals: 0 });
});

test('with another data key nothing is served', async () => {
  await engagedContact(await anOutreachWorkspace(), 'fay');
  await requireDataKeys();
  vi.stubEnv('MANDATE_DATA_KEYS', Buffer.alloc(32, 'another').toString('base64'));
  try {
    await expect(requireDataKeys()).rejects.toThrow('does not open');
  } finally {
    vi.stubEnv('MANDATE_DATA_KEYS', Buffer.alloc(32, 'data key').toString('base64'));
  }
});

test('a restored database has its people erased again before anything is served', async () => {
  const workspace = await anOutreachWorkspace();
  const { workspaceId } = workspace;
  for (const name of ['ben', 'cyd']) await engagedContact(workspace, name);
  const contactOf = (externalId: string) =>
    db().contact.findUniqueOrThrow({ where: { workspaceId_externalId: { workspaceId, externalId } } });
  const [ben, cyd] = [await contactOf('ben'), await contactOf('cyd')];
  // The ledger knows of an erasure that the database, being older, does not.
  await addToLedger({ workspaceId, contactId: ben.id, erasedAt: new Date().toISOString() });
  expect(await reapplyErasures()).toBe(1);
  expect((await db().contact.findUniqueOrThrow({ where: { id: ben.id } })).name).toBeNull();
  expect((await contactOf('cyd')).id).toBe(cyd.id);
  expect(await reapplyErasures()).toBe(0);
  const receipt = await db().auditEntry.findFirstOrThrow({ where: { workspaceId, verb: 'contacts.erased' } });
  expect(receipt.body).toMatchObject({ subject: { id: ben.id }, detail: { again: true } });
});
