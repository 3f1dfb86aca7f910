import { expect, test } from 'vitest';
import { readingGrade } from '../../../../tests/support/reading-grade';
import { roles } from '../../access/permissions';
import { actionKinds } from '../../actions/catalogue';
import { actionStatuses } from '../../actions/status';
import { verdicts } from '../../gate/finding';
import { rules } from '../../gate/rules';
import { type ActionStory, categoryTitles, type DataCategory, tellStory } from './action-story';
import * as words from './person-words';
import { plainRule, plainRules } from './plain-rules';

const story: ActionStory = {
  day: '3 March 2026',
  kind: 'email.message.send',
  takesBack: false,
  askedBy: 'agent',
  agent: 'Lead router',
  status: 'observed',
  rules: [],
  reviews: [],
  categories: [],
  sources: [],
  agentVersion: 'a41f09',
  policyVersion: 3,
};
const categories = Object.keys(categoryTitles) as DataCategory[];
const answers = ['granted', 'rejected', 'expired', 'superseded', 'pending'] as const;

/** Every sentence that the templates can make: each part in all of its forms. */
const told = [
  ...actionKinds.flatMap((kind) =>
    [true, false].flatMap((takesBack) => [
      tellStory({ ...story, kind, takesBack }),
      tellStory({ ...story, kind, takesBack, agent: null }),
      tellStory({ ...story, kind, takesBack, askedBy: 'person' }),
    ]),
  ),
  ...actionStatuses.map((status) => tellStory({ ...story, status })),
  ...verdicts.flatMap((verdict) =>
    [...Object.keys(plainRules), 'a.rule-of-old'].map((rule) =>
      tellStory({ ...story, rules: [{ rule, verdict }] }),
    ),
  ),
  ...answers.flatMap((answer) =>
    [null, ...roles].map((role) => tellStory({ ...story, reviews: [{ answer, role }] })),
  ),
  ...categories.map((category) =>
    tellStory({ ...story, categories: [category], sources: ['our shop', 'our site'] }),
  ),
  tellStory({ ...story, categories }),
  tellStory({ ...story, agentVersion: null }),
  tellStory({ ...story, agentVersion: null, policyVersion: null }),
].flatMap(({ asked, outcome, why, reviewed, data, versions }) => [
  asked,
  outcome,
  ...why,
  ...reviewed,
  ...data,
  versions,
]);
const around = [
  ...words.introSentences('Acme'),
  ...words.contestSentences(null),
  ...words.contestSentences('privacy@acme.com'),
  words.nothingSentence,
  words.sourcesSentence,
  words.totalSentence(1),
  words.totalSentence(42),
];

test('every sentence for the person it is about reads at grade 9 or below', () => {
  const hard = [...new Set([...told, ...around])]
    .map((sentence) => ({ sentence, grade: Number(readingGrade(sentence).toFixed(1)) }))
    .filter(({ grade }) => grade > 9);
  expect(hard).toEqual([]);
});

test('the grade tells plain words from officialese', () => {
  expect(readingGrade('The cat sat on the mat.')).toBeLessThan(2);
  expect(
    readingGrade(
      'Automated individual decision-making necessitates the controller’s implementation of suitable safeguards.',
    ),
  ).toBeGreaterThan(16);
});

test('every rule of the gate has words of its own', () => {
  const wordless = rules.map(({ id }) => id).filter((id) => plainRules[id] === undefined);
  expect(wordless).toEqual([]);
  expect(plainRule('a.rule-of-old')).toContain('a rule that we had then');
});
