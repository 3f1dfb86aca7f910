import { describeAction } from '@/lib/core/actions/catalogue';
import type { Tx } from '@/lib/db/tx';
import { lockContacts } from './contact-lock';
import { peopleOf } from './people-facts';
import { type AgentFacts, agentDayKey, limitsTheDay } from './requester-facts';
import type { Subject } from './subject';

/**
 * Waits for whoever decides for the same agent, where its scope limits a day, and for whoever changes what may be known of the people the
 * action is about: a consent, a block, a limit. Taking back takes no lock of people, because many are taken back at once.
 */
export async function lockDayAndPeople(tx: Tx, subject: Subject, agent: AgentFacts | null): Promise<void> {
  const { workspaceId, kind, payload, compensates } = subject;
  const { target } = describeAction(kind, payload);
  const aimedAt = target.type === 'contact' ? [target.id] : [];
  const people = compensates ? [] : [...new Set([...aimedAt, ...peopleOf(subject)])];
  await lockContacts(tx, workspaceId, people, agent && limitsTheDay(agent) ? agentDayKey(agent.id) : null);
}
