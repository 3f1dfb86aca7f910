import type { Facts } from '@/lib/core/gate/facts';
import type { Subject } from './gather-facts';

/** The sequence an action names, as the outreach tool has it now. */
export async function sequenceFacts(subject: Subject): Promise<Facts['sequence']> {
  return subject.kind.startsWith('outreach.') || subject.kind.startsWith('email.')
    ? { unknown: 'the outreach tool could not be read' }
    : null;
}
