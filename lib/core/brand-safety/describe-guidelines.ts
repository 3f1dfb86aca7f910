import type { NameOf } from './guideline-parts';
import {
  bounds,
  claimSentence,
  competitorSentence,
  disclosureSentence,
  forbiddenSentence,
  languageSentence,
  linkSentence,
  requiredSentence,
  topicSentence,
} from './guideline-sentences';
import type { BrandGuidelines } from './guidelines';

/** The guidelines in sentences, as a marketer would tell them to a colleague. `nameOf` names people by user id. */
export function describeBrandGuidelines(guidelines: BrandGuidelines, nameOf: NameOf = (id) => id): string[] {
  const { claims } = guidelines;
  return [
    ...guidelines.forbiddenPhrases.map(forbiddenSentence),
    ...guidelines.requiredPhrases.map(requiredSentence),
    ...claims.phrases.map(claimSentence),
    claims.approvedSources.length === 0
      ? 'No source is approved for claims.'
      : `Approved sources for claims: ${claims.approvedSources.map(({ title, id }) => `${title} (${id})`).join(', ')}.`,
    ...guidelines.competitors.map(competitorSentence),
    ...guidelines.regulatedTopics.map((topic) => topicSentence(topic, nameOf)),
    linkSentence(guidelines.allowedLinkDomains),
    disclosureSentence(guidelines.disclosure),
    languageSentence(guidelines.languages),
    ...bounds.map(({ say }) => say(guidelines)),
  ];
}
