import type { PolicyChange } from '../policies/policy-change';
import { diffBounds } from './diff-bounds';
import { diffList, type ListDiff } from './diff-list';
import type { NameOf } from './guideline-parts';
import {
  claimSentence,
  competitorSentence,
  forbiddenSentence,
  namesOfChannels,
  requiredSentence,
  topicSentence,
} from './guideline-sentences';
import { type BrandGuidelines, keyOfPhrase } from './guidelines';
import { languageNames } from './languages';

const isStricter = (from: { verdict: string }, to: { verdict: string }) =>
  from.verdict === 'escalate' && to.verdict === 'deny';

/**
 * What changes from one set of guidelines to another, in plain words. Whatever could pass under `to` and not under `from` shows
 * as `widens`; where that can't be told, it counts as widening.
 */
export function diffBrandGuidelines(
  from: BrandGuidelines,
  to: BrandGuidelines,
  nameOf: NameOf = (id) => id,
): PolicyChange[] {
  return [
    ...diffPhrases(from, to),
    ...diffTopics(from, to, nameOf),
    ...diffList(
      allowing('claims.approvedSources', (source: Source) => source.id, sourceSentence),
      from.claims.approvedSources,
      to.claims.approvedSources,
    ),
    ...diffList(
      allowing(
        'allowedLinkDomains',
        (domain: string) => domain,
        (domain) => `Links may lead to ${domain}.`,
      ),
      from.allowedLinkDomains,
      to.allowedLinkDomains,
    ),
    ...diffList(
      allowing(
        'languages',
        (language: BrandGuidelines['languages'][number]) => language,
        (language) => `Content may be written in ${languageNames[language]}.`,
      ),
      from.languages,
      to.languages,
    ),
    ...diffDisclosure(from.disclosure, to.disclosure),
    ...diffBounds(from, to),
  ];
}

type Source = BrandGuidelines['claims']['approvedSources'][number];
const sourceSentence = ({ id, title }: Source) => `Claims may rest on the source “${title}” (${id}).`;

/** A list whose entries let more pass: what an entry says beside its key changes nothing that is checked. */
function allowing<T>(field: string, keyOf: (item: T) => string, say: (item: T) => string): ListDiff<T> {
  return { field, keyOf, say, entries: 'allow', compare: () => 'neutral' };
}

function diffPhrases(from: BrandGuidelines, to: BrandGuidelines): PolicyChange[] {
  return [
    ...diffList(
      {
        field: 'forbiddenPhrases',
        entries: 'restrict',
        keyOf: ({ phrase }) => keyOfPhrase(phrase),
        say: forbiddenSentence,
        compare: (a, b) => (a.verdict === b.verdict ? 'neutral' : isStricter(a, b) ? 'narrows' : 'widens'),
      },
      from.forbiddenPhrases,
      to.forbiddenPhrases,
    ),
    ...diffList(
      {
        field: 'requiredPhrases',
        entries: 'restrict',
        keyOf: ({ phrase }) => keyOfPhrase(phrase),
        say: requiredSentence,
        compare: (a, b) => (asksAtLeast(a, b) ? 'narrows' : 'widens'),
      },
      from.requiredPhrases,
      to.requiredPhrases,
    ),
    ...diffList(
      {
        field: 'claims.phrases',
        entries: 'restrict',
        keyOf: ({ phrase }) => keyOfPhrase(phrase),
        say: claimSentence,
        compare: (a, b) => (isStricter(a, b) ? 'narrows' : 'widens'),
      },
      from.claims.phrases,
      to.claims.phrases,
    ),
    ...diffList(
      {
        field: 'competitors',
        entries: 'restrict',
        keyOf: ({ name }) => keyOfPhrase(name),
        say: competitorSentence,
        compare: (a, b) => (isStricter(a, b) ? 'narrows' : 'widens'),
      },
      from.competitors,
      to.competitors,
    ),
  ];
}

type Required = BrandGuidelines['requiredPhrases'][number];

/** Whether every text that lacks the phrase before lacks it after: no channel fewer, no kind of text more. */
function asksAtLeast(from: Required, to: Required): boolean {
  const channels = from.channels.every((channel) => to.channels.includes(channel));
  const fields =
    from.fields.length === 0 ||
    (to.fields.length > 0 && to.fields.every((name) => from.fields.includes(name)));
  return channels && fields;
}

function diffTopics(from: BrandGuidelines, to: BrandGuidelines, nameOf: NameOf): PolicyChange[] {
  return diffList(
    {
      field: 'regulatedTopics',
      entries: 'restrict',
      keyOf: ({ name }) => name.toLowerCase(),
      say: (topic) => topicSentence(topic, nameOf),
      compare: (a, b) => {
        const kept = a.terms.every((term) =>
          b.terms.some((other) => keyOfPhrase(other) === keyOfPhrase(term)),
        );
        const people = b.legalReviewerIds.every((id) => a.legalReviewerIds.includes(id));
        return kept && people ? 'narrows' : 'widens';
      },
    },
    from.regulatedTopics,
    to.regulatedTopics,
  );
}

function diffDisclosure(
  from: BrandGuidelines['disclosure'],
  to: BrandGuidelines['disclosure'],
): PolicyChange[] {
  if (JSON.stringify(from) === JSON.stringify(to) || (!from.required && !to.required)) return [];
  const sameText = keyOfPhrase(from.text) === keyOfPhrase(to.text);
  const keepsAll = to.required && sameText && from.channels.every((channel) => to.channels.includes(channel));
  return [
    {
      section: 'brand',
      field: 'disclosure',
      direction: !from.required || keepsAll ? 'narrows' : 'widens',
      sentence: to.required
        ? `What agents send by ${namesOfChannels(to.channels)} has to say “${to.text}”${from.required ? `; before, by ${namesOfChannels(from.channels)} “${from.text}”` : ''}.`
        : `What agents send no longer has to say “${from.text}”.`,
    },
  ];
}
