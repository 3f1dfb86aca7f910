import { z } from 'zod';
import type { ContactFrequency } from '@/lib/contracts/contact-habits';
import {
  contactCountSchema,
  frequencyPooling,
  lastWorthwhile,
  learnFrequency,
  sureEnough,
} from '@/lib/core/learning/contact-frequency';
import { ANSWER_DAYS, HABIT_DAYS } from '@/lib/core/learning/habit-days';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { contactRulesInForce } from '@/lib/db/repositories/contact-rules';
import { presentReturn } from '../contacts/read-contact-habits';

/** What each further contact without an answer brings here, by which the sequencer stops. */
export async function readContactFrequency(workspaceId: string, agentId: string): Promise<ContactFrequency> {
  const agent = await db().agent.findUnique({
    where: { id_workspaceId: { id: agentId, workspaceId } },
    select: { kind: true },
  });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent in this workspace.' });
  if (agent.kind !== 'sequencer')
    throw new AppError('conflict', {
      detail: 'This agent contacts nobody: there is nothing to learn of how often.',
    });
  const habits = await db().contactHabits.findUnique({ where: { workspaceId } });
  const { learnt } = await contactRulesInForce(db(), workspaceId);
  const pattern = learnFrequency(z.array(contactCountSchema).parse(habits?.frequency ?? []));
  const least = learnt.leastAnswersPerThousand;
  return {
    contacts: pattern.contacts.map(presentReturn),
    leastPerThousand: least,
    lastWorthwhile: least === 0 ? null : lastWorthwhile(pattern, least / 1000),
    learntAt: habits?.learntAt.toISOString() ?? null,
    assumptions: [
      `A click, a reply or a conversion within ${ANSWER_DAYS} days and before the next contact answers a contact; an unsubscription, objection or complaint refuses it and cancels an answer.`,
      `Contacts are counted since the person last answered, over the last ${HABIT_DAYS} days. What each brings is drawn towards the one before it with the weight of ${frequencyPooling} contacts, and never rises.`,
      `A sequence stops where a further contact brings too little with a probability of at least ${Math.round(sureEnough * 100)} %; the caps of the contact rules hold in any case.`,
    ],
  };
}
