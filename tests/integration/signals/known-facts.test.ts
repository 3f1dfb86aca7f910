import { beforeEach, describe, expect, it } from 'vitest';
import { accountDetailSchema } from '@/lib/contracts/accounts';
import { contactDetailSchema } from '@/lib/contracts/contacts';
import {
  accountViewOf,
  correctAccountFacts,
  stateAccount,
  withCorrectionsOf,
} from '@/lib/core/profiles/account-profile';
import { db } from '@/lib/db/client';
import { maskSealed } from '@/lib/db/open-sealed';
import { withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { readAccount } from '@/lib/queries/accounts/read-account';
import { readContact } from '@/lib/queries/contacts/read-contact';
import { correctAccount } from '@/lib/usecases/profiles/correct-account';
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

  it('keeps what a person put right of a company, whatever sources say, until it is given back to them', async () => {
    await record(person('crm', '2026-05-01T10:00:00Z', {}));
    const { id: accountId } = await db().account.findFirstOrThrow({ where: { workspaceId: workspace.id } });
    const { actor } = await addMember(workspace.id, ['admin'], { isSample: true });
    const correct = (change: Partial<Parameters<typeof correctAccount>[0]>) =>
      correctAccount({ workspaceId: workspace.id, actor, accountId, fields: {}, release: [], ...change });
    const known = async (field: string) =>
      fieldOf(accountDetailSchema.parse(await readAccount(workspace, accountId)).known, field);
    await withClock(new Date('2026-05-05T10:00:00Z'), () =>
      correct({ fields: { industry: 'Shipping', tier: 'tier_2' } }),
    );
    // Before and after it by their time, and again.
    await record(
      person('website', '2026-04-01T10:00:00Z', {}),
      person('website', '2026-05-10T10:00:00Z', {}),
    );
    expect(await known('industry')).toMatchObject({
      value: 'Shipping',
      source: 'correction',
      correctedBy: { id: actor.id },
    });
    expect((await readAccount(workspace, accountId)).tier).toBe('tier_2');
    const [entry] = await db().auditEntry.findMany({ where: { verb: 'signals.account_corrected' } });
    expect(entry).toMatchObject({ subjectId: accountId, actorId: actor.id });
    await expect(correct({ fields: { industry: 'Shipping' } })).rejects.toMatchObject({ code: 'conflict' });

    await correct({ release: ['industry'] });
    expect(await known('industry')).toMatchObject({ value: 'Shipping', correctedBy: null });
    await record(person('website', '2026-04-02T10:00:00Z', {}));
    expect(await known('industry')).toMatchObject({ value: 'Trade', source: 'website' });
    await expect(correct({ accountId: 'acc_other', fields: { name: 'X' } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('keeps it also where the company turns out to be one that a source names', async () => {
    const facts = correctAccountFacts(
      {},
      { tier: 'tier_1' },
      { at: '2026-05-01T10:00:00Z', personId: 'usr_1' },
    );
    const other = stateAccount(
      {},
      { externalId: 'x', tier: 'tier_3', name: 'Northwind' },
      {},
      {
        at: '2026-05-02T10:00:00Z',
        source: 'crm',
        messageId: 'm',
      },
    );
    expect(accountViewOf(withCorrectionsOf(other, facts))).toMatchObject({
      tier: 'tier_1',
      name: 'Northwind',
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
