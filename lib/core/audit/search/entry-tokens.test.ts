import { expect, test } from 'vitest';
import { entryTokens, type Related, type SearchableEntry } from './entry-tokens';
import { fitsClauses, searchClauses } from './search-clauses';
import { wordsOf } from './words';

const related: Related = {
  contactIds: ['con_1'],
  campaignIds: ['cmp_1'],
  agentIds: ['agt_1'],
  signalIds: ['sig_1'],
  words: wordsOf('Brand Köln 7'),
  amountsMicros: ['120000000'],
  currency: 'EUR',
};
const decided: SearchableEntry = {
  actorType: 'agent',
  actorId: 'agt_1',
  verb: 'actions.decided',
  subjectType: 'action',
  subjectId: 'act_1',
  runId: 'run_1',
  actionId: 'act_1',
  detail: {
    verdict: 'deny',
    kind: 'ads.campaign.set-daily-budget',
    reasoning: 'Ask Anna Muster',
    findings: [
      { rule: 'budget.cap', verdict: 'deny', message: 'Write to Anna Muster first.' },
      { rule: 'scope.kind', verdict: 'allow', message: 'fine' },
    ],
  },
};
const finds = (filters: Parameters<typeof searchClauses>[0]) => {
  const { clauses } = searchClauses(filters, 'EUR');
  return fitsClauses(entryTokens(decided, related), clauses);
};

test.each([
  { person: 'con_1' },
  { campaign: 'cmp_1', outcome: ['failed', 'deny'] },
  { agent: 'agt_1', actor: 'agt_1', run: 'run_1', action: 'act_1', subject: 'act_1' },
  { verb: ['actions.decided'], minMicros: '100000000', maxMicros: '130000000' },
  { q: 'koln budg' },
  { q: 'asked the gate' },
  { q: 'con_1' },
  { q: 'sig_1' },
  {},
])('%j finds what fits all of it', (filters) => {
  expect(finds(filters)).toBe(true);
});

test.each([
  { person: 'con_2' },
  { campaign: 'cmp_1', outcome: ['failed'] },
  { minMicros: '130000000' },
  { minMicros: '100000000', currency: 'USD' },
  { q: 'budget approved' },
  { q: 'agt_2' },
  // A rule that had nothing against it.
  { q: 'kind scope' },
])('%j does not', (filters) => {
  expect(finds(filters)).toBe(false);
});

test('no word that somebody typed and no sentence of a finding is among the tokens', () => {
  expect(entryTokens(decided, related).join(' ')).not.toMatch(/anna|muster|fine/i);
});
