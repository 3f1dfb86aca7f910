import { describeAction } from '@/lib/core/actions/catalogue';
import type { ContactFacts } from '@/lib/core/contactability/contact-facts';
import type { Facts } from '@/lib/core/gate/facts';
import type { Tx } from '@/lib/db/tx';
import { gatherContactFacts } from './contact-facts';
import type { Subject } from './subject';

/** The people an action would make hear from us: the contact it is aimed at, or everybody in the audience. */
export function peopleOf({
  kind,
  payload,
  members,
}: Pick<Subject, 'kind' | 'payload' | 'members'>): string[] {
  const { reaches, target } = describeAction(kind, payload);
  if (reaches === null) return [];
  return target.type === 'audience' ? [...members] : [target.id];
}

/**
 * What may be known of contacting each person whom the action would reach, read under their lock: whoever takes back consent or
 * contacts them too waits until this transaction ends. Taking an action back reaches nobody.
 */
export async function peopleFacts(
  tx: Tx,
  subject: Subject,
  workspaceTimeZone: string,
): Promise<Facts['contacts']> {
  const { reaches } = describeAction(subject.kind, subject.payload);
  const people = peopleOf(subject);
  if (reaches === null || subject.compensates) return [];
  const { workspaceId, actionId } = subject;
  const found = await gatherContactFacts(
    tx,
    { workspaceId, workspaceTimeZone, ...reaches, actionId },
    people,
  );
  const known: { contactId: string; facts: ContactFacts }[] = [];
  for (const { contactId, facts } of found) {
    if ('unknown' in facts) return facts;
    known.push({ contactId, facts });
  }
  return known;
}
