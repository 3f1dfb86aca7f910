import { AppError } from '@/lib/core/shared/app-error';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { lockedContact } from './locked-contact';
import { stateWithdrawal, type Withdrawal } from './state-withdrawal';

/** Records that a person takes their permission back: in force once this has committed. @throws AppError `not_found`, `invalid_request`. */
export async function withdrawConsent(withdrawal: Withdrawal): Promise<{ id: string }> {
  if (withdrawal.occurredAt.getTime() > now().getTime())
    throw new AppError('invalid_request', {
      detail: 'A withdrawal can’t lie in the future.',
      invalidParams: [{ in: 'body', name: 'occurredAt', reason: 'must not lie in the future' }],
    });
  return inTransaction(async (tx) => {
    await lockedContact(tx, withdrawal.workspaceId, withdrawal.contactId);
    return { id: await stateWithdrawal(tx, withdrawal) };
  });
}
