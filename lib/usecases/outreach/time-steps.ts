import { hoursThatCount } from '@/lib/core/contactability/open-hours';
import { packIds } from '@/lib/core/contactability/packs/pack';
import { packsFor } from '@/lib/core/contactability/requirement';
import { HABIT_DAYS } from '@/lib/core/learning/habit-days';
import {
  chooseSendTime,
  emptyClock,
  readingPattern,
  type SendTimePatterns,
  sendTimePatternsSchema,
} from '@/lib/core/learning/send-time';
import type { StepTimingBasis } from '@/lib/core/learning/step-timing';
import { type WishedHours, wishedHours } from '@/lib/core/memory/wished-hours';
import { segmentOf } from '@/lib/core/scopes/segment';
import { db } from '@/lib/db/client';
import type { Prisma, StepTiming } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { engagementClocks } from '@/lib/db/repositories/contact-engagement';
import { gatherContactFacts } from '@/lib/db/repositories/contact-facts';
import { contactRulesInForce } from '@/lib/db/repositories/contact-rules';
import { observationsOf } from '@/lib/db/repositories/learnt-facts';
import type { DueStep } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';

type Contact = {
  id: string;
  mergedIntoId: string | null;
  externalId: string;
  account: { employees: number | null } | null;
};
type Waiting = { step: DueStep; contact: Contact };

/**
 * Those of the steps whose moment has come. When a step first comes due, the best moment within the time that the policy lets it wait is
 * chosen, once, and kept with what it rests on; whatever hour it is, the gate still decides. Steps of people who are not known here, and all
 * where nothing may wait, are left to it at once.
 */
export async function timeSteps(workspaceId: string, steps: readonly DueStep[]): Promise<DueStep[]> {
  const rules = await contactRulesInForce(db(), workspaceId);
  if (steps.length === 0 || rules.learnt.waitHours === 0) return [...steps];
  const contacts = await db().contact.findMany({
    where: { workspaceId, externalId: { in: steps.map(({ contactExternalId }) => contactExternalId) } },
    select: { id: true, mergedIntoId: true, externalId: true, account: { select: { employees: true } } },
  });
  const byExternalId = new Map(contacts.map((contact) => [contact.externalId, contact]));
  const known = steps.flatMap((step): Waiting[] => {
    const contact = byExternalId.get(step.contactExternalId);
    return contact ? [{ step, contact }] : [];
  });
  const timed = await db().stepTiming.findMany({
    where: { workspaceId, OR: known.map(keyOf) },
  });
  const sendAt = new Map(timed.map((row) => [textOf(row), row.sendAt]));
  const untimed = known.filter((waiting) => !sendAt.has(textOf(keyOf(waiting))));
  for (const row of await chooseFor(workspaceId, untimed, rules)) sendAt.set(textOf(row), row.sendAt as Date);
  return steps.filter((step) => {
    const contact = byExternalId.get(step.contactExternalId);
    const at = contact && sendAt.get(textOf(keyOf({ step, contact })));
    return !at || at.getTime() <= now().getTime();
  });
}

async function chooseFor(
  workspaceId: string,
  waiting: readonly Waiting[],
  rules: Awaited<ReturnType<typeof contactRulesInForce>>,
): Promise<Prisma.StepTimingCreateManyInput[]> {
  if (waiting.length === 0) return [];
  const { timeZone, contactHabits } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true, contactHabits: { select: { sendTimes: true } } },
  });
  const patterns: SendTimePatterns | null = contactHabits
    ? sendTimePatternsSchema.parse(contactHabits.sendTimes)
    : null;
  const contactIds = [...new Set(waiting.map(({ contact }) => contact.id))];
  const since = new Date(now().getTime() - HABIT_DAYS * 86_400_000);
  const question = {
    workspaceId,
    workspaceTimeZone: timeZone,
    purpose: 'marketing' as const,
    channel: 'email' as const,
    actionId: null,
  };
  const facts = new Map(
    (await gatherContactFacts(db(), question, contactIds)).map((found) => [found.contactId, found.facts]),
  );
  // Of whoever objected, or had the use of their data limited, no habits are looked at.
  const readable = [...facts].flatMap(([contactId, known]) =>
    'unknown' in known || known.limits.length > 0
      ? []
      : [{ contactId, timeZone: known.localTimes[0]?.timeZone ?? timeZone }],
  );
  const clocks = await engagementClocks(db(), workspaceId, readable, { timeZone, since });
  const wishes = await wishesOf(
    workspaceId,
    waiting.map(({ contact }) => contact),
  );
  const rows = waiting.flatMap(({ step, contact }): Prisma.StepTimingCreateManyInput[] => {
    const known = facts.get(contact.id);
    if (!known || 'unknown' in known || known.limits.length > 0) return [];
    const pattern = readingPattern(
      clocks.get(contact.id) ?? emptyClock(),
      segmentOf(contact.account?.employees ?? null),
      patterns,
    );
    const chosen = chooseSendTime(pattern, {
      fromMs: Math.max(step.dueAt.getTime(), now().getTime()),
      waitHours: rules.learnt.waitHours,
      clocks: known.localTimes,
      hours: hoursThatCount(rules, packsFor(known.jurisdiction, rules, 'email') ?? packIds, 'email'),
      wishes: wishes.get(rootOf(contact)) ?? null,
    });
    if (!chosen) return [];
    const basis: StepTimingBasis = {
      ...chosen.local,
      timeZone: known.localTimes[0]?.timeZone ?? timeZone,
      gain: chosen.gain,
      shares: pattern.shares,
      counts: pattern.counts,
      asked: chosen.asked,
    };
    return [
      {
        workspaceId,
        ...keyOf({ step, contact }),
        sendAt: new Date(chosen.atMs),
        basis: toJson(basis),
        decidedAt: now(),
      },
    ];
  });
  await db().stepTiming.createMany({ data: rows, skipDuplicates: true });
  return rows;
}

/** The profile that stands for the person. */
const rootOf = ({ id, mergedIntoId }: Pick<Contact, 'id' | 'mergedIntoId'>): string => mergedIntoId ?? id;

/** The hours that these people asked for, by person; whoever asked for none is not among them. */
async function wishesOf(
  workspaceId: string,
  contacts: readonly Contact[],
): Promise<ReadonlyMap<string, WishedHours>> {
  const ids = [...new Set(contacts.map(rootOf))];
  const rows = await db().learntFact.findMany({
    where: {
      workspaceId,
      forgottenAt: null,
      type: { in: ['best_hours', 'no_contact_hours'] },
      contact: { OR: [{ id: { in: ids } }, { mergedIntoId: { in: ids } }] },
    },
    include: { contact: { select: { id: true, mergedIntoId: true } } },
  });
  const found = new Map<string, WishedHours>();
  for (const id of ids) {
    const own = rows.filter(({ contact }) => contact !== null && rootOf(contact) === id);
    const wishes = own.length > 0 ? wishedHours(observationsOf(own), now()) : null;
    if (wishes) found.set(id, wishes);
  }
  return found;
}

const keyOf = ({ step, contact }: Waiting) => ({
  contactId: contact.id,
  sequenceId: step.sequenceId,
  step: step.step,
  dueAt: step.dueAt,
});
const textOf = (
  key: Pick<StepTiming, 'contactId' | 'sequenceId' | 'step'> & { dueAt: Date | string },
): string => `${key.contactId}\n${key.sequenceId}\n${key.step}\n${new Date(key.dueAt).getTime()}`;
