import { z } from 'zod';
import {
  contactCountSchema,
  learnFrequency,
  type NextContact,
  nextContact,
} from '@/lib/core/learning/contact-frequency';
import { HABIT_DAYS } from '@/lib/core/learning/habit-days';
import { db } from '@/lib/db/client';
import { unansweredContacts } from '@/lib/db/repositories/contact-engagement';
import { contactRulesInForce } from '@/lib/db/repositories/contact-rules';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import { now } from '@/lib/platform/clock';

/** The so-manieth contact without an answer that the next with a person would be, and what it brings by what was learnt of others. */
export async function readNextContact(
  workspaceId: string,
  contactId: string,
): Promise<NextContact & { leastPerThousand: number }> {
  const since = new Date(now().getTime() - HABIT_DAYS * 86_400_000);
  const { learnt } = await contactRulesInForce(db(), workspaceId);
  const habits = await db().contactHabits.findUnique({
    where: { workspaceId },
    select: { frequency: true },
  });
  const contactIds = await profileIdsOf(db(), workspaceId, contactId);
  const made = await unansweredContacts(db(), { workspaceId, contactIds, since });
  const pattern = learnFrequency(z.array(contactCountSchema).parse(habits?.frequency ?? []));
  const leastPerThousand = learnt.leastAnswersPerThousand;
  const next = nextContact(pattern, made + 1, leastPerThousand / 1000);
  return { ...next, isWorthIt: next.isWorthIt || leastPerThousand === 0, leastPerThousand };
}
