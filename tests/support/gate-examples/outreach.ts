import type { GateAction } from '../../../lib/core/gate/facts';
import {
  aContact,
  aContactFacts,
  aMoment,
  anEmail,
  anEnrolment,
  aSequence,
  outreachFacts,
} from '../builders/gate';
import type { Example } from './example';

const sending = (over: Parameters<typeof aContactFacts>[0]) => ({
  action: anEmail(),
  facts: outreachFacts({ contacts: [{ contactId: 'con_1', facts: aContactFacts(over) }] }),
});
const touched = (channelToday: number, channelWeek: number) =>
  sending({
    touches: {
      channelToday,
      channelWeek,
      totalToday: channelToday,
      totalWeek: channelWeek,
      ever: channelWeek,
    },
  });
const clock = (timeZone: string, offsetMinutes: number) =>
  sending({ localTimes: [{ timeZone, offsetMinutes, change: null }] });
const leased = (until: number) =>
  sending({ lease: { purpose: 'sales_outreach', agentId: 'agt_1', until: new Date(until).toISOString() } });
const chief = (contactedBefore: boolean) => ({
  action: anEnrolment(),
  facts: outreachFacts({
    target: aContact({ accountTier: 'tier_1', seniority: 'c_suite', contactedBefore }),
  }),
});
const sequence = (action: GateAction, over: Parameters<typeof aSequence>[0]) => ({
  action,
  facts: outreachFacts({ sequence: aSequence(over) }),
});

/** Rules about reaching a person. */
export const outreachExamples: Record<string, Example> = {
  'contact.processing-limits': {
    verdict: 'deny',
    says: /they objected: they are neither profiled nor written to/,
    speaks: sending({ limits: [{ id: 'plm_1', kind: 'objection' }] }),
    silent: sending({ limits: [] }),
  },
  'contact.suppression': {
    verdict: 'deny',
    says: /must not be contacted: they asked not to be contacted/,
    speaks: sending({ suppressions: [{ id: 'sup_1', channel: null, reason: 'unsubscribe' }] }),
    silent: sending({ suppressions: [{ id: 'sup_1', channel: 'sms', reason: 'unsubscribe' }] }),
  },
  'contact.distress': {
    verdict: 'deny',
    says: /told of trouble, and nobody has looked at it yet/,
    speaks: sending({ openDistress: true }),
    silent: sending({ openDistress: false }),
  },
  'contact.consent': {
    verdict: 'deny',
    says: /Nothing on record allows/,
    speaks: sending({ consents: [] }),
    silent: sending({}),
  },
  'contact.frequency': {
    verdict: 'deny',
    says: /contacted once by .* in the last 24 hours.*; the limit is 1/,
    speaks: touched(1, 1),
    silent: touched(0, 2),
  },
  'contact.quiet-hours': {
    verdict: 'deny',
    says: /Wednesday 20:00 to 21:00 for this person \(Australia\/Brisbane\)/,
    speaks: clock('Australia/Brisbane', 600),
    silent: clock('Asia/Tokyo', 540),
  },
  'contact.one-purpose': {
    verdict: 'deny',
    says: /until 2026-11-25; a second purpose has to wait/,
    speaks: leased(aMoment.getTime() + 1),
    silent: leased(aMoment.getTime()),
  },
  'never-alone.executive-outreach': {
    verdict: 'escalate',
    says: /would hear from us for the first time/,
    speaks: chief(false),
    silent: chief(true),
  },
  'never-alone.new-creative': {
    verdict: 'escalate',
    says: /not those of the step of the sequence/,
    speaks: sequence(anEmail(), { sameWords: false }),
    silent: sequence(anEmail(), { sameWords: true }),
  },
  'outreach.sequence': {
    verdict: 'deny',
    says: /written in “fr-FR” and the contact reads “de”/,
    speaks: sequence(anEnrolment(), { language: 'fr-FR' }),
    silent: sequence(anEnrolment(), { language: 'de-AT' }),
  },
};
