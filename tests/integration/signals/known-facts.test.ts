import { beforeEach, describe, expect, it } from 'vitest';
import { accountDetailSchema } from '@/lib/contracts/accounts';
import { contactDetailSchema } from '@/lib/contracts/contacts';
import { db } from '@/lib/db/client';
import { maskSealed } from '@/lib/db/open-sealed';
import { newId } from '@/lib/platform/ids';
import { readAccount } from '@/lib/queries/accounts/read-account';
import { readContact } from '@/lib/queries/contacts/read-contact';
import { correctContact } from '@/lib/usecases/rights/correct-contact';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { aWorkspace } from '../../support/builders/a-workspace';
import { addMember } from '../auth/support';

const key = { type: 'api_key', id: 'key_1' } as const;
let workspace: { id: string; currency: string };
beforeEach(async () => {
  workspace = await aWorkspace();
});

const person = (source: string, occurredAt: string, fields: Record<string, unknown>) => ({
  kind: 'contact.identified',
  source,
  messageId: `${source}-${occurredAt}`,
  occurredAt,
  payload: {
    person: {
      ids: [{ type: 'email', value: 'ann@northwind.test' }],
      traits: {},
      ...fields,
    },
    account: { externalId: 'northwind', name: 'Northwind', industry: 'Trade', tier: 'tier_1' },
  },
});
async function record(...items: unknown[]): Promise<string> {
  const results = await recordSignals({ workspaceId: workspace.id, actor: key, items, emit: false });
  expect(results.map(({ status }) => status)).toEqual(items.map(() => 'accepted'));
  const { id } = await db().contact.findFirstOrThrow({
    where: { workspaceId: workspace.id, mergedIntoId: null },
    select: { id: true },
  });
  return id;
}
const read = async (id: string) => contactDetailSchema.parse(await readContact(workspace, id));
const fieldOf = (known: readonly { field: string }[], field: string) =>
  known.find((fact) => fact.field === field);

describe('what is known of a person and a company', () => {
  it('says of each field which source said it, when, and in which signal', async () => {
    const id = await record(
      person('crm', '2026-05-01T10:00:00Z', { name: 'Ann Berg', title: 'Buyer', traits: { seats: 12 } }),
      person('website', '2026-05-02T10:00:00Z', { title: 'Head of Buying' }),
    );
    const { known } = await read(id);
    const signals = await db().signal.findMany({ where: { workspaceId: workspace.id } });
    const signalOf = (source: string) => signals.find((signal) => signal.source === source)?.id;
    expect(fieldOf(known, 'name')).toEqual({
      field: 'name',
      title: 'Name',
      value: 'Ann Berg',
      source: 'crm',
      at: '2026-05-01T10:00:00.000Z',
      signalId: signalOf('crm'),
      correctedBy: null,
    });
    expect(fieldOf(known, 'title')).toMatchObject({
      value: 'Head of Buying',
      source: 'website',
      signalId: signalOf('website'),
    });
    expect(fieldOf(known, 'traits.seats')).toMatchObject({ title: 'seats', value: 12, source: 'crm' });
    expect(fieldOf(known, 'account')).toMatchObject({ value: 'Northwind', source: 'website' });

    const account = await db().account.findFirstOrThrow({ where: { workspaceId: workspace.id } });
    const company = accountDetailSchema.parse(await readAccount(workspace, account.id));
    expect(fieldOf(company.known, 'industry')).toMatchObject({
      title: 'Industry',
      value: 'Trade',
      source: 'website',
      signalId: signalOf('website'),
    });
  });

  it('names who put a field right, and keeps it so when a source says the wrong value again', async () => {
    const id = await record(person('crm', '2026-05-01T10:00:00Z', { title: 'Buyer' }));
    const officer = await addMember(workspace.id, ['privacy_officer']);
    await correctContact({
      workspaceId: workspace.id,
      actor: { type: 'person', id: officer.id, isSample: false },
      contactId: id,
      fields: { title: 'Head of Buying' },
    });
    await record(person('crm', '2026-05-03T10:00:00Z', { title: 'Buyer' }));
    expect(fieldOf((await read(id)).known, 'title')).toMatchObject({
      value: 'Head of Buying',
      source: 'correction',
      signalId: null,
      correctedBy: { type: 'person', id: officer.id },
    });
  });

  it('shows nothing personal to whoever may not read it', async () => {
    const id = await record(person('crm', '2026-05-01T10:00:00Z', { name: 'Ann Berg' }));
    expect((await maskSealed(() => read(id))).known).toEqual([]);
  });

  it('lists what agents have under way about a person, also on the page of the company', async () => {
    const id = await record(person('crm', '2026-05-01T10:00:00Z', {}));
    const signal = await db().signal.findFirstOrThrow({ where: { workspaceId: workspace.id } });
    const run = (status: 'waiting' | 'completed', rerunOfId: string | null = null) => ({
      id: newId('run'),
      workspaceId: workspace.id,
      signalId: signal.id,
      subjectType: 'contact',
      subjectId: id,
      plan: {},
      status,
      rerunOfId,
      startedAt: new Date('2026-05-01T10:01:00Z'),
    });
    const over = run('completed');
    const open = run('waiting', over.id);
    await db().run.createMany({ data: [over, open] });
    const expected = { total: 1, rows: [{ id: open.id, status: 'waiting', subject: { id } }] };
    expect((await read(id)).openRuns).toMatchObject(expected);
    const account = await db().account.findFirstOrThrow({ where: { workspaceId: workspace.id } });
    expect((await readAccount(workspace, account.id)).openRuns).toMatchObject(expected);
  });
});
