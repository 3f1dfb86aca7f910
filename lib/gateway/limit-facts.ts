import { describeAction } from '@/lib/core/actions/catalogue';
import type { Facts } from '@/lib/core/gate/facts';
import { findLimits } from '@/lib/db/repositories/processing-limits';
import type { Tx } from '@/lib/db/tx';
import type { Subject } from './subject';

/** What the contact that an action is aimed at had us stop. The people of an audience are asked about one by one. Lock them first. */
export async function limitFacts(tx: Tx, subject: Subject): Promise<Facts['limits']> {
  const { workspaceId, kind, payload } = subject;
  const { target } = describeAction(kind, payload);
  if (target.type !== 'contact') return [];
  return (await findLimits(tx, workspaceId, [target.id])).get(target.id) ?? [];
}
