import { describeAction } from '@/lib/core/actions/catalogue';
import type { Facts } from '@/lib/core/gate/facts';
import { findLimits } from '@/lib/db/repositories/processing-limits';
import type { Tx } from '@/lib/db/tx';
import { lockContact } from './contact-lock';
import type { Subject } from './subject';

/**
 * What the contact that an action is aimed at had us stop, read under their lock: whoever sets a limit waits until this transaction
 * ends. Taking back takes no lock, because many are taken back at once. The people of an audience are asked about one by one.
 */
export async function limitFacts(tx: Tx, subject: Subject): Promise<Facts['limits']> {
  const { workspaceId, kind, payload, compensates } = subject;
  const { target } = describeAction(kind, payload);
  if (target.type !== 'contact') return [];
  if (!compensates) await lockContact(tx, workspaceId, target.id);
  return (await findLimits(tx, workspaceId, [target.id])).get(target.id) ?? [];
}
