import {
  aCampaign,
  aMoment,
  anAction,
  anAgent,
  anEnrolment,
  aPause,
  aPerson,
  millions,
  outreachFacts,
} from '../builders/gate';
import { type Example, scoped } from './example';

const justAfter = new Date(aMoment.getTime() + 1).toISOString();
const days = (count: number) => new Date(aMoment.getTime() - count * 86_400_000);
const hours = (from: number, to: number, weekdays = [1, 2, 3, 4, 5]) => ({
  hours: { from, to, days: weekdays, timeZone: 'UTC' },
});
const pause = anAction({ kind: 'ads.campaign.pause', payload: { campaignId: 'cmp_1' } });
const resume = anAction({ kind: 'ads.campaign.resume', payload: { campaignId: 'cmp_1' } });
const paused = { status: 'paused', dailyBudgetMicros: millions(100), bidMicros: millions(2) };
const handedOver = (pairSince: Date) => ({
  handoff: { id: 'hnd_1', fromAgentId: 'agt_2', pairSince: pairSince.toISOString() },
});
const widened = (reviewed: number) => ({
  requester: anAgent({ additions: [{ id: 'sad_1', field: 'adAccounts', item: 'acct-1', reviewed }] }),
});

/** Rules about what is granted, to whom, when, and how much an agent is trusted with. */
export const grantExamples: Record<string, Example> = {
  'pause.active': {
    verdict: 'deny',
    says: /Everything is stopped in this workspace \(“Wrong prices”\)/,
    speaks: { facts: { pauses: [aPause()] } },
    silent: { facts: { pauses: [aPause({ mode: 'drain', letsFinish: true })] } },
  },
  'agent.autonomy-level': {
    verdict: 'escalate',
    says: /“ask”/,
    speaks: { facts: { requester: anAgent({ autonomyLevel: 'ask' }) } },
    silent: { facts: { requester: anAgent({ autonomyLevel: 'act_with_undo' }) } },
  },
  'holdout.shadow': {
    verdict: 'deny',
    says: /in shadow/,
    speaks: { facts: { requester: anAgent({ shadowOf: 'hol_1' }) } },
    silent: { facts: { requester: anAgent() } },
  },
  'person.permission': {
    verdict: 'deny',
    says: /role of the person/,
    speaks: { facts: { requester: aPerson({ mayAct: false }) } },
    silent: { facts: { requester: aPerson() } },
  },
  'person.edit': {
    verdict: 'escalate',
    says: /somebody else has to approve/,
    speaks: { action: anAction({ editsId: 'act_7' }), facts: { requester: aPerson() } },
    silent: { facts: { requester: aPerson() } },
  },
  'scope.kind': {
    verdict: 'deny',
    says: /“Set daily budget of campaign” is not among/,
    speaks: { facts: scoped({ kinds: ['ads.campaign.pause'] }) },
    silent: { action: pause, facts: scoped({ kinds: ['ads.campaign.pause'] }) },
  },
  'scope.kind-expiry': {
    verdict: 'deny',
    says: /grant for “Set daily budget of campaign” ended on 2026-11-25/,
    speaks: {
      facts: scoped({ kindExpiresAt: { 'ads.campaign.set-daily-budget': aMoment.toISOString() } }),
    },
    silent: { facts: scoped({ kindExpiresAt: { 'ads.campaign.set-daily-budget': justAfter } }) },
  },
  'scope.channel': {
    verdict: 'deny',
    says: /channel “ads”/,
    speaks: { facts: scoped({ channels: ['crm'] }) },
    silent: { facts: scoped({ channels: ['ads'] }) },
  },
  'scope.connection': {
    verdict: 'deny',
    says: /platform connection this would go through is not/,
    speaks: { facts: scoped({ connections: ['cnx_2'] }) },
    silent: { facts: scoped({ connections: ['cnx_2', 'cnx_1'] }) },
  },
  'scope.ad-account': {
    verdict: 'deny',
    says: /ad account acct-1 is not/,
    speaks: { facts: scoped({ adAccounts: ['acct-2'] }) },
    silent: { facts: scoped({ adAccounts: ['ACCT-1'] }) },
  },
  'scope.campaign': {
    verdict: 'deny',
    says: /This campaign is not/,
    speaks: { facts: scoped({ campaigns: ['cmp_2'] }) },
    silent: { facts: scoped({ campaigns: ['cmp_2', 'cmp_1'] }) },
  },
  'scope.hours': {
    verdict: 'deny',
    says: /Wednesday at 10:00 \(UTC\)/,
    speaks: { facts: scoped(hours(8, 10)) },
    silent: { facts: scoped(hours(10, 11)) },
  },
  'scope.expiry': {
    verdict: 'deny',
    says: /ended on 2026-11-25/,
    speaks: { facts: scoped({ expiresAt: aMoment.toISOString() }) },
    silent: { facts: scoped({ expiresAt: justAfter }) },
  },
  'scope.additions': {
    verdict: 'escalate',
    says: /widened for this \(adAccounts: acct-1\).* until 50 outcomes .*; 49 have been so far/,
    speaks: { facts: widened(49) },
    silent: { facts: widened(50) },
  },
  'action.expired': {
    verdict: 'deny',
    says: /has expired/,
    speaks: { action: anAction({ expiresAt: aMoment.toISOString() }) },
    silent: { action: anAction({ expiresAt: justAfter }) },
  },
  'policy.first-decisions': {
    verdict: 'escalate',
    says: /first 50 decisions .*; 49 outcomes have been judged right so far/,
    speaks: { facts: { requester: anAgent({ reviewed: { version: 49, kindInSegment: 50 } }) } },
    silent: { facts: { requester: anAgent({ reviewed: { version: 50, kindInSegment: 50 } }) } },
  },
  'policy.handoff': {
    verdict: 'escalate',
    says: /for the first 30 days; it has been 29\./,
    speaks: { facts: handedOver(new Date(days(30).getTime() + 1)) },
    silent: { facts: handedOver(days(30)) },
  },
  'play.asks-executive': {
    verdict: 'escalate',
    says: /whoever looks after the account asked/,
    speaks: {
      action: anEnrolment(),
      facts: outreachFacts({ play: { id: 'ply_1', asksExecutive: true } }),
    },
    silent: {
      action: anEnrolment(),
      facts: outreachFacts({ play: { id: 'ply_1', asksExecutive: false } }),
    },
  },
  'oversight.matrix': {
    verdict: 'escalate',
    says: /medium consequence that are noticed within days .* until 50 outcomes .*; 49 have been so far/,
    speaks: {
      action: anEnrolment(),
      facts: outreachFacts({ requester: anAgent({ reviewed: { version: 50, kindInSegment: 49 } }) }),
    },
    silent: {
      action: anEnrolment(),
      facts: outreachFacts({ requester: anAgent({ reviewed: { version: 50, kindInSegment: 50 } }) }),
    },
  },
  'kind.autonomy-ceiling': {
    verdict: 'escalate',
    says: /“Resume campaign” always needs a person/,
    speaks: { action: resume, facts: { target: aCampaign({ state: paused }) } },
    silent: { action: pause },
  },
};
