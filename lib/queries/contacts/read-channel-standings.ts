import { checkContact } from '@/lib/core/contactability/check-contact';
import type { ContactFacts } from '@/lib/core/contactability/contact-facts';
import type { ContactRules } from '@/lib/core/contactability/contact-rules';
import { hoursThatCount } from '@/lib/core/contactability/open-hours';
import { packIds } from '@/lib/core/contactability/packs/pack';
import type { Purpose } from '@/lib/core/contactability/purposes';
import { packsFor } from '@/lib/core/contactability/requirement';
import { type EngagementMoment, engagementClock } from '@/lib/core/learning/engagement-clock';
import {
  chooseSendTime,
  readingPattern,
  type SendTimePatterns,
  sendTimePatternsSchema,
} from '@/lib/core/learning/send-time';
import type { ChannelStanding } from '@/lib/core/messages/channel-standing';
import { type MessageChannel, messageChannels } from '@/lib/core/messages/wording';
import { type Segment, segmentOf } from '@/lib/core/scopes/segment';
import { db } from '@/lib/db/client';
import { gatherFactsOfContact } from '@/lib/db/repositories/contact-facts';
import { contactRulesInForce } from '@/lib/db/repositories/contact-rules';
import { now } from '@/lib/platform/clock';

type Asked = {
  workspaceId: string;
  timeZone: string;
  agentId: string;
  purpose: Purpose;
  contact: {
    id: string;
    email: string | null;
    phone: string | null;
    account: { employees: number | null } | null;
  };
  moments: readonly EngagementMoment[];
};

/**
 * By which of the connected channels a person may hear from us, why not by the others, and when would be best. The gate asks all of it
 * again when something goes out: this only keeps an agent from choosing what can't be.
 */
export async function readChannelStandings(
  asked: Asked,
): Promise<{ standings: ChannelStanding[]; touchesThisWeek: number }> {
  const { workspaceId, timeZone, purpose, contact } = asked;
  const { contactHabits, connections } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    relationLoadStrategy: 'join',
    select: {
      contactHabits: { select: { sendTimes: true } },
      connections: { where: { channel: { in: [...messageChannels] } }, select: { channel: true } },
    },
  });
  const connected = new Set(connections.map(({ channel }) => channel));
  const rules = await contactRulesInForce(db(), workspaceId);
  const patterns = contactHabits ? sendTimePatternsSchema.parse(contactHabits.sendTimes) : null;
  const standings: ChannelStanding[] = [];
  let touchesThisWeek = 0;
  for (const channel of messageChannels.filter((each) => connected.has(each))) {
    const missing = addressMissing(channel, contact);
    if (missing !== null) {
      standings.push(closed(channel, missing));
      continue;
    }
    const facts = await gatherFactsOfContact(
      db(),
      { workspaceId, workspaceTimeZone: timeZone, purpose, channel, actionId: null },
      contact.id,
    );
    if (!('unknown' in facts)) touchesThisWeek = facts.touches.totalWeek;
    standings.push(standingOf(channel, facts, { ...asked, rules, patterns }));
  }
  return { standings, touchesThisWeek };
}

const closed = (channel: MessageChannel, obstacle: string): ChannelStanding => ({
  channel,
  obstacle,
  bestAt: null,
  gain: 1,
});

/** Where a channel needs an address that nobody knows, nothing else is looked up. */
function addressMissing(channel: MessageChannel, { email, phone }: Asked['contact']): string | null {
  if (channel === 'email' && email === null) return 'There is no e-mail address.';
  return channel === 'sms' && phone === null ? 'There is no phone number.' : null;
}

type Rest = Asked & { rules: ContactRules; patterns: SendTimePatterns | null };

function standingOf(
  channel: MessageChannel,
  facts: ContactFacts | { unknown: string },
  rest: Rest,
): ChannelStanding {
  const { contact, purpose, agentId, rules } = rest;
  const findings = checkContact({ purpose, channel, agentId }, facts, rules, now());
  const [lasting] = findings.filter(({ rule }) => rule !== 'contact.quiet-hours');
  if (lasting || 'unknown' in facts)
    return closed(channel, lasting?.message ?? 'It is not known whether this person may be contacted.');
  const best = bestMoment(channel, facts, segmentOf(contact.account?.employees ?? null), rest);
  const isAtOnce = best === null || best.atMs <= now().getTime() + 60_000;
  const [quiet] = findings;
  if (quiet && isAtOnce) return closed(channel, quiet.message);
  return {
    channel,
    obstacle: null,
    bestAt: isAtOnce ? null : new Date(best.atMs).toISOString(),
    gain: best?.gain ?? 1,
  };
}

const bestMoment = (
  channel: MessageChannel,
  facts: ContactFacts,
  segment: Segment,
  { rules, patterns, moments }: Rest,
) =>
  chooseSendTime(readingPattern(engagementClock(moments, facts.localTimes[0]), segment, patterns), {
    fromMs: now().getTime(),
    waitHours: rules.learnt.waitHours,
    clocks: facts.localTimes,
    hours: hoursThatCount(rules, packsFor(facts.jurisdiction, rules, channel) ?? packIds, channel),
  });
