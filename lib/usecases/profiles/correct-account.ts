import type { Actor } from '@/lib/core/access/actor';
import {
  type CorrectableAccountField,
  correctAccountFacts,
  correctableAccountFields,
  releaseAccountFields,
  withoutCorrection,
} from '@/lib/core/profiles/account-profile';
import type { FactValue } from '@/lib/core/profiles/facts';
import { AppError } from '@/lib/core/shared/app-error';
import { CORRECTION } from '@/lib/core/signals/quality/hear-others';
import { findAccounts, saveAccounts } from '@/lib/db/repositories/accounts';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { lockRecording } from '@/lib/db/repositories/signals';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

export type AccountCorrection = {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  accountId: string;
  fields: { [F in CorrectableAccountField]?: string | number | undefined };
  release: readonly CorrectableAccountField[];
};

/**
 * A person puts right what is known of a company: that stands, whatever sources say, until a person says otherwise or gives the field back
 * to the sources. @throws AppError `not_found`, `conflict` where nothing would change.
 */
export const correctAccount = (correction: AccountCorrection): Promise<void> =>
  inTransaction((tx) => correctAccountIn(tx, correction));

/** The same as a part of a transaction. */
export async function correctAccountIn(tx: Tx, correction: AccountCorrection): Promise<void> {
  const { workspaceId, actor, accountId, fields, release } = correction;
  const account = await lockedAccount(tx, workspaceId, accountId);
  const right: Partial<Record<CorrectableAccountField, FactValue>> = {};
  for (const field of correctableAccountFields) {
    const value = fields[field];
    const [known, , source] = account.facts[field] ?? [];
    if (value !== undefined && !(known === value && source === CORRECTION)) right[field] = value;
  }
  const released = release.filter((field) => account.facts[field]?.[2] === CORRECTION);
  const changed = Object.keys(right);
  if (changed.length + released.length === 0)
    throw new AppError('conflict', {
      detail: 'People had said all of this already: nothing would change.',
      remedy: 'Change a value, or leave it as it is.',
    });
  const stamp = { at: now().toISOString(), personId: actor.id };
  const facts = releaseAccountFields(correctAccountFacts(account.facts, right, stamp), released);
  await saveAccounts(tx, workspaceId, [{ ...account, facts }]);
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    subject: { type: 'account', id: accountId },
    verb: 'signals.account_corrected',
    detail: {
      fields: changed.map((field) => ({
        field,
        before: account.facts[field]?.[0] ?? null,
        after: right[field as CorrectableAccountField] ?? null,
      })),
      released,
    },
  });
}

/**
 * Takes back what a person had said of a field of which nothing was known: then nothing is again. Where something else stands there by now,
 * it stays. @throws AppError `not_found`.
 */
export async function forgetCorrectionIn(
  tx: Tx,
  correction: Pick<AccountCorrection, 'workspaceId' | 'actor' | 'accountId'> & {
    field: CorrectableAccountField;
    value: FactValue;
  },
): Promise<void> {
  const { workspaceId, actor, accountId, field, value } = correction;
  const account = await lockedAccount(tx, workspaceId, accountId);
  const facts = withoutCorrection(account.facts, field, value);
  if (facts === null) return;
  await saveAccounts(tx, workspaceId, [{ ...account, facts }]);
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    subject: { type: 'account', id: accountId },
    verb: 'signals.account_corrected',
    detail: { fields: [{ field, before: value, after: null }], released: [] },
  });
}

/** Whoever records signals reads facts and writes them back: nobody does while this is held. */
async function lockedAccount(tx: Tx, workspaceId: string, accountId: string) {
  await lockRecording(tx, workspaceId);
  const row = await tx.account.findUnique({
    where: { id_workspaceId: { id: accountId, workspaceId } },
    select: { externalId: true },
  });
  const found = row && (await findAccounts(tx, workspaceId, { externalIds: [row.externalId], domains: [] }));
  const account = found?.accounts[0];
  if (!account) throw new AppError('not_found', { detail: 'There is no such account.' });
  return account;
}
