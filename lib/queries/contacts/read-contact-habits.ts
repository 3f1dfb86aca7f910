import type { ContactHabits } from '@/lib/contracts/contact-habits';
import type { ContactReturn } from '@/lib/core/learning/contact-frequency';
import { HABIT_DAYS } from '@/lib/core/learning/habit-days';
import { emptyClock, likeliest, readingPattern, sendTimePatternsSchema } from '@/lib/core/learning/send-time';
import { stepTimingBasisSchema, whoseHistory, whyThen } from '@/lib/core/learning/step-timing';
import { segmentOf } from '@/lib/core/scopes/segment';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { StepTiming } from '@/lib/db/generated/client';
import { engagementClocks } from '@/lib/db/repositories/contact-engagement';
import { gatherFactsOfContact } from '@/lib/db/repositories/contact-facts';
import { contactRulesInForce } from '@/lib/db/repositories/contact-rules';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import { now } from '@/lib/platform/clock';
import { readNextContact } from './read-next-contact';

const NEWEST = 5;

/** When one person reads and what another contact with them brings. @throws AppError `not_found`, for foreign ids too. */
export async function readContactHabits(
  { id: workspaceId, timeZone }: { id: string; timeZone: string },
  askedId: string,
): Promise<ContactHabits> {
  const profileIds = await profileIdsOf(db(), workspaceId, askedId);
  const contactId = profileIds[0] ?? askedId;
  const contact = await db().contact.findUnique({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    select: { account: { select: { employees: true } } },
  });
  if (!contact) throw new AppError('not_found', { detail: 'There is no such contact.' });
  const since = new Date(now().getTime() - HABIT_DAYS * 86_400_000);
  const question = {
    workspaceId,
    workspaceTimeZone: timeZone,
    purpose: 'marketing' as const,
    channel: 'email' as const,
    actionId: null,
  };
  const facts = await gatherFactsOfContact(db(), question, contactId);
  const theirs = 'unknown' in facts ? timeZone : (facts.localTimes[0]?.timeZone ?? timeZone);
  // Of whoever objected, or had the use of their data limited, no habits are looked at.
  const isLimited = 'unknown' in facts || facts.limits.length > 0;
  const [habits, rules, clocks, steps, next] = await Promise.all([
    db().contactHabits.findUnique({ where: { workspaceId } }),
    contactRulesInForce(db(), workspaceId),
    engagementClocks(db(), workspaceId, isLimited ? [] : [{ contactId, timeZone: theirs }], {
      timeZone,
      since,
    }),
    db().stepTiming.findMany({
      where: { workspaceId, contactId: { in: profileIds } },
      orderBy: [{ sendAt: 'desc' }, { step: 'desc' }],
      take: NEWEST,
    }),
    readNextContact(workspaceId, contactId),
  ]);
  const pattern = readingPattern(
    clocks.get(contactId) ?? emptyClock(),
    segmentOf(contact.account?.employees ?? null),
    habits ? sendTimePatternsSchema.parse(habits.sendTimes) : null,
  );
  const { contact: count, expected, leastPerThousand, isWorthIt } = next;
  return {
    timeZone: theirs,
    hours: [...pattern.hours],
    weekdays: [...pattern.weekdays],
    likeliest: likeliest(pattern),
    shares: pattern.shares,
    basis: isLimited
      ? 'They had the use of their data limited: their own history is not looked at.'
      : whoseHistory(pattern),
    learntAt: habits?.learntAt.toISOString() ?? null,
    waitHours: rules.learnt.waitHours,
    steps: steps.map(presentTiming),
    next: { contact: count, expected: expected && presentReturn(expected), leastPerThousand, isWorthIt },
  };
}

export const presentTiming = (row: StepTiming): ContactHabits['steps'][number] => ({
  sequenceId: row.sequenceId,
  step: row.step,
  dueAt: row.dueAt.toISOString(),
  sendAt: row.sendAt.toISOString(),
  isWaiting: row.sendAt > now(),
  why: whyThen(stepTimingBasisSchema.parse(row.basis)),
});

/** Per thousand, as people read it. */
export function presentReturn({ contact, made, answered, refused, mean, low, high }: ContactReturn) {
  return { contact, made, answered, refused, mean: mean * 1000, low: low * 1000, high: high * 1000 };
}
