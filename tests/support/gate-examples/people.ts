import { aContact, anAssignment } from '../builders/gate';
import { type Example, scoped, under } from './example';

type Contact = Parameters<typeof aContact>[0];
const assigning = (scope: Parameters<typeof scoped>[0], contact: Contact = {}) => ({
  action: anAssignment(),
  facts: { ...scoped(scope), target: aContact(contact) },
});

const limited = (kind: 'restriction' | 'objection') => ({
  action: anAssignment(),
  facts: { ...assigning({}).facts, limits: [{ id: 'plm_1', kind }] },
});

/** Rules about the kind of people an action touches, and how much is known of them. */
export const peopleExamples: Record<string, Example> = {
  'person.processing-limits': {
    verdict: 'deny',
    says: /Nothing may be done with this person: the use of their data is restricted/,
    speaks: limited('restriction'),
    silent: assigning({}),
  },
  'scope.account-tier': {
    verdict: 'deny',
    says: /scope: account tier 2\./,
    speaks: assigning({ accountTiers: ['tier_3'] }),
    silent: assigning({ accountTiers: ['tier_3'] }, { accountTier: null }),
  },
  'scope.segment': {
    verdict: 'deny',
    says: /scope: segment mid-market/,
    speaks: assigning({ segments: ['enterprise', 'unknown'] }),
    silent: assigning({ segments: ['enterprise', 'unknown'] }, { segment: 'unknown' }),
  },
  'scope.region': {
    verdict: 'deny',
    says: /scope: region unknown\./,
    speaks: assigning({ regions: ['dach'] }, { region: null }),
    silent: assigning({ regions: ['dach'] }),
  },
  'scope.language': {
    verdict: 'deny',
    says: /scope: language nl-BE\./,
    speaks: assigning({ languages: ['de'] }, { language: 'nl-BE' }),
    silent: assigning({ languages: ['de'] }, { language: 'de-AT' }),
  },
  'scope.seniority': {
    verdict: 'deny',
    says: /scope: position managers\./,
    speaks: assigning({ seniorities: ['staff', 'director'] }),
    silent: assigning({ seniorities: ['staff', 'director'] }, { seniority: 'staff' }),
  },
  'scope.reach': {
    verdict: 'deny',
    says: /reach 1 people; the agent may reach 0/,
    speaks: assigning({ maxReachPerAction: 0 }),
    silent: assigning({ maxReachPerAction: 1 }),
  },
  'reach.limits': {
    verdict: 'deny',
    says: /touch 1 accounts at once; at most 0/,
    speaks: { action: anAssignment(), facts: { target: aContact(), ...under({ reach: accountsUpTo(0) }) } },
    silent: { action: anAssignment(), facts: { target: aContact(), ...under({ reach: accountsUpTo(1) }) } },
  },
  'policy.signal-quality': {
    verdict: 'escalate',
    says: /quality of 40%; below 50%/,
    speaks: assigning({}, { signalQuality: 0.4 }),
    silent: assigning({}, { signalQuality: 0.5 }),
  },
};

function accountsUpTo(maxAccounts: number) {
  return {
    maxPeople: 10,
    askAbovePeople: 10,
    maxAccounts,
    maxIrreversiblePeople: 10,
    askAboveExpectedFactor: 1.2,
  };
}
