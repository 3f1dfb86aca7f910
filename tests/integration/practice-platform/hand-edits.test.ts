import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { addCampaigns } from '@/lib/practice-platform/ads';
import { saveOwners, updateContact } from '@/lib/practice-platform/crm';
import { listPracticeCampaigns } from '@/lib/queries/practice-platform/list-practice-campaigns';
import { listPracticeContacts } from '@/lib/queries/practice-platform/list-practice-contacts';
import { listPracticeRequests } from '@/lib/queries/practice-platform/list-practice-requests';
import { editPracticeCampaign } from '@/lib/usecases/practice-platform/edit-practice-campaign';
import { editPracticeContact } from '@/lib/usecases/practice-platform/edit-practice-contact';
import { editPracticeOwner } from '@/lib/usecases/practice-platform/edit-practice-owner';
import { aWorkspace } from '../../support/builders/a-workspace';
import { addMember, type TestPerson } from '../auth/support';

let workspaceId: string;
let person: TestPerson;
let ownerIds: string[];
beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
  person = await addMember(workspaceId, ['operator'], { isSample: true });
  const owner = (name: string) => ({ name, team: 'North', region: 'EU', capacity: 5, available: true });
  ({ ids: ownerIds } = await inTransaction((tx) => saveOwners(tx, workspaceId, [owner('Ada'), owner('Bo')])));
  const campaign = {
    externalId: 'c-1',
    name: 'Brand',
    currency: 'EUR',
    status: 'active',
    dailyBudgetMicros: '5',
    bidMicros: '1',
  } as const;
  await inTransaction((tx) => addCampaigns(tx, workspaceId, [campaign]));
});
const assign = (externalId: string, ownerId: string | undefined, key = externalId) =>
  updateContact({
    workspaceId,
    externalId,
    set: { ownerId: ownerId ?? null, note: 'why' },
    idempotencyKey: key,
  });
const audit = () =>
  db().auditEntry.findMany({ where: { workspaceId, verb: 'practice.edited' }, orderBy: { id: 'asc' } });

describe('editing the practice platform by hand', () => {
  it('changes a contact, names the person, and records that without the words of the note', async () => {
    await assign('lead-1', ownerIds[0]);
    const set = { ownerId: ownerIds[1] ?? '', note: 'Called her at home' };
    await editPracticeContact({ workspaceId, actor: person.actor, externalId: 'lead-1', set });
    const { rows } = await listPracticeContacts(workspaceId, { q: '', limit: 10 });
    expect(rows).toMatchObject([
      { owner: { name: 'Bo' }, note: 'Called her at home', updatedBy: { id: person.id } },
    ]);
    const [entry] = await audit();
    expect(entry?.canonical).not.toContain('Called');
    expect(entry?.body).toMatchObject({
      actor: { id: person.id },
      detail: { before: { ownerId: ownerIds[0] }, after: { ownerId: ownerIds[1] } },
    });
  });

  it('refuses unknown contacts, owners and campaigns, and values out of bounds, and records nothing', async () => {
    await assign('lead-1', ownerIds[0]);
    const actor = person.actor;
    const edits = [
      editPracticeContact({ workspaceId, actor, externalId: 'lead-9', set: { note: 'x' } }),
      editPracticeContact({ workspaceId, actor, externalId: 'lead-1', set: { ownerId: 'own_9' } }),
      editPracticeOwner({ workspaceId, actor, ownerId: 'own_9', set: { capacity: 1 } }),
      editPracticeCampaign({ workspaceId, actor, externalId: 'c-9', set: { bidMicros: '1' } }),
      editPracticeCampaign({ workspaceId, actor, externalId: 'c-1', set: { bidMicros: '-1' } }),
    ];
    const codes = (await Promise.allSettled(edits)).map((edit) =>
      edit.status === 'rejected' ? edit.reason.code : 'done',
    );
    expect(codes).toEqual(['not_found', 'not_found', 'not_found', 'not_found', 'invalid_request']);
    expect(await audit()).toHaveLength(0);
    expect((await listPracticeContacts(workspaceId, { q: '', limit: 10 })).rows).toHaveLength(1);
  });

  it('records an edit that changes something, and none that does not', async () => {
    const actor = person.actor;
    await editPracticeCampaign({ workspaceId, actor, externalId: 'c-1', set: { status: 'paused' } });
    await editPracticeCampaign({ workspaceId, actor, externalId: 'c-1', set: { status: 'paused' } });
    await editPracticeOwner({ workspaceId, actor, ownerId: ownerIds[0] ?? '', set: { available: false } });
    await editPracticeOwner({ workspaceId, actor, ownerId: ownerIds[0] ?? '', set: { available: false } });
    expect((await audit()).map((entry) => entry.subjectId)).toEqual(['c-1', ownerIds[0]]);
    expect((await listPracticeCampaigns(workspaceId, { q: 'bra' })).rows).toMatchObject([
      { status: 'paused', updatedBy: { id: person.id } },
    ]);
  });
});

describe('the practice platform’s lists', () => {
  it('pages through contacts and requests without losing or repeating one', async () => {
    for (const n of [1, 2, 3, 4, 5]) await assign(`lead-${n}`, ownerIds[n % 2]);
    const walk = async (
      list: (cursor?: string) => Promise<{ rows: { externalId: string }[]; nextCursor: string | null }>,
    ) => {
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await list(cursor);
        seen.push(...page.rows.map((row) => row.externalId));
        cursor = page.nextCursor;
      }
      return seen;
    };
    const newestFirst = [5, 4, 3, 2, 1].map((n) => `lead-${n}`);
    expect(await walk((cursor) => listPracticeContacts(workspaceId, { q: '', limit: 2, cursor }))).toEqual(
      newestFirst,
    );
    expect(await walk((cursor) => listPracticeRequests(workspaceId, { limit: 2, cursor }))).toEqual(
      newestFirst,
    );
  });

  it('shows what a request changed, with owners by name', async () => {
    await assign('lead-1', ownerIds[0], 'k-1');
    await assign('lead-1', ownerIds[1], 'k-2');
    const { rows } = await listPracticeRequests(workspaceId, { limit: 1 });
    expect(rows).toMatchObject([
      {
        idempotencyKey: 'k-2',
        changes: [
          { field: 'ownerId', before: 'Ada', after: 'Bo' },
          { field: 'note', before: 'why', after: 'why' },
        ],
      },
    ]);
  });
});
