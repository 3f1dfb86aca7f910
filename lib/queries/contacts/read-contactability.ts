import type { Contactability } from '@/lib/contracts/consents';
import { answerContact } from '@/lib/core/contactability/answer-contact';
import { contactBasisSchema } from '@/lib/core/contactability/bases';
import { consentEvidenceSchema } from '@/lib/core/contactability/consent-evidence';
import type { ContactFacts } from '@/lib/core/contactability/contact-facts';
import type { ContactRules } from '@/lib/core/contactability/contact-rules';
import { packs } from '@/lib/core/contactability/packs';
import { contactChannels, purposes } from '@/lib/core/contactability/purposes';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { Consent, ContactTouch } from '@/lib/db/generated/client';
import { gatherFactsOfContact } from '@/lib/db/repositories/contact-facts';
import { contactRulesInForce } from '@/lib/db/repositories/contact-rules';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import { now } from '@/lib/platform/clock';
import type { NameBook } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { presentSuppression, refsOfSuppression } from './present-suppression';
import { readReplyReadings } from './read-reply-readings';

const NEWEST = 20;

/**
 * Whether one person may be contacted at this moment, for every purpose on every channel, and what that rests on.
 * @throws AppError `not_found`, for foreign ids too.
 */
export async function readContactability(
  { id: workspaceId, timeZone }: { id: string; timeZone: string },
  contactId: string,
): Promise<Contactability> {
  const rules = await contactRulesInForce(db(), workspaceId);
  const known: ContactFacts[] = [];
  for (const channel of contactChannels) {
    const question = {
      workspaceId,
      workspaceTimeZone: timeZone,
      purpose: 'service' as const,
      channel,
      actionId: null,
    };
    const facts = await gatherFactsOfContact(db(), question, contactId);
    if ('unknown' in facts) throw new AppError('not_found', { detail: 'There is no such contact.' });
    // What is known of a person on a channel is the same for every purpose.
    known.push(...purposes.map((purpose) => ({ ...facts, purpose })));
  }
  const [one] = known;
  const profileIds = await profileIdsOf(db(), workspaceId, contactId);
  const [consents, suppressions, touches] = await readRecords(workspaceId, profileIds, [
    ...new Set(known.flatMap((facts) => facts.suppressions.map(({ id }) => id))),
  ]);
  const agentIds = [one?.lease?.agentId, ...touches.map(({ agentId }) => agentId)];
  const names = await resolveNames(workspaceId, [
    ...suppressions.flatMap(refsOfSuppression),
    ...consents.map(({ recordedById }) => ({ type: 'person', id: recordedById })),
    ...agentIds.flatMap((id) => (id ? [{ type: 'agent', id }] : [])),
  ]);
  const agent = (id: string | null) => (id === null ? null : names.of('agent', id));
  return {
    answers: known.map((facts) => ({
      purpose: facts.purpose,
      channel: facts.channel,
      ...withoutNumbers(answerContact(facts, rules, now())),
    })),
    jurisdiction: {
      titles: one?.jurisdiction.packs.map((pack) => packs[pack].title) ?? [],
      reason: one?.jurisdiction.reason ?? '',
    },
    timeZones: one?.localTimes.map((clock) => clock.timeZone) ?? [],
    lease: one?.lease
      ? { purpose: one.lease.purpose, agent: agent(one.lease.agentId), until: one.lease.until }
      : null,
    frequency: frequencyOf(known, rules),
    consents: consents.map((consent) => presentConsent(consent, names)),
    suppressions: suppressions.map((row) => presentSuppression(row, names)),
    touches: touches.flatMap((touch) => presentTouch(touch, agent(touch.agentId))),
    replyReadings: await readReplyReadings(workspaceId, profileIds),
  };
}

/** All that was stated of any of the person's profiles, every block of the person and those of their address in force, and the newest contacts. */
const readRecords = (workspaceId: string, profileIds: string[], suppressionIds: string[]) =>
  Promise.all([
    db().consent.findMany({
      where: { workspaceId, contactId: { in: profileIds } },
      orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
    }),
    db().suppression.findMany({
      where: { workspaceId, OR: [{ contactId: { in: profileIds } }, { id: { in: suppressionIds } }] },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    }),
    db().contactTouch.findMany({
      where: { workspaceId, contactId: { in: profileIds }, status: { not: 'released' } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: NEWEST,
    }),
  ]);

/** The figures that the rule on frequency counts by. */
function frequencyOf(known: readonly ContactFacts[], { caps }: ContactRules): Contactability['frequency'] {
  const byChannel = contactChannels.flatMap((channel) => {
    const touches = known.find((facts) => facts.channel === channel)?.touches;
    if (!touches) return [];
    const { channelToday: day, channelWeek: week } = touches;
    return [{ channel, day, dayCap: caps.perChannelPerDay, week, weekCap: caps.perChannelPerWeek }];
  });
  const all = known[0]?.touches;
  if (!all) return byChannel;
  const { totalToday: day, totalWeek: week } = all;
  return [...byChannel, { channel: null, day, dayCap: caps.totalPerDay, week, weekCap: caps.totalPerWeek }];
}

const withoutNumbers = ({ objections, ...answer }: ReturnType<typeof answerContact>) => ({
  ...answer,
  objections: objections.map(({ rule, message, remedy }) => ({ rule, message, remedy })),
});

const presentConsent = (row: Consent, names: NameBook): Contactability['consents'][number] => ({
  id: row.id,
  purpose: row.purpose,
  channel: row.channel,
  status: row.status,
  basis: contactBasisSchema.parse(row.basis),
  evidence: consentEvidenceSchema.parse(row.evidence),
  occurredAt: row.occurredAt.toISOString(),
  recordedAt: row.recordedAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  recordedBy: names.of('person', row.recordedById),
});

function presentTouch(
  touch: ContactTouch,
  agent: Contactability['touches'][number]['agent'],
): Contactability['touches'] {
  const { id, actionId, purpose, channel, status, at } = touch;
  if (status === 'released') return [];
  return [{ id, actionId, agent, purpose, channel, status, at: at.toISOString() }];
}
