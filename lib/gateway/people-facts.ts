import { describeAction } from '@/lib/core/actions/catalogue';
import type { Facts } from '@/lib/core/gate/facts';
import type { Workspace } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import type { Subject } from './gather-facts';

/** What may be known of contacting each person whom the action would reach. */
export async function peopleFacts(
  _tx: Tx,
  subject: Subject,
  _workspace: Workspace,
): Promise<Facts['contacts']> {
  const { reaches } = describeAction(subject.kind, subject.payload);
  if (reaches === null || subject.compensates) return [];
  return { unknown: 'consent and suppression could not be read' };
}
