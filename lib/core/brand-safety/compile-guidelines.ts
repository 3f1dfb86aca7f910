import type { BrandGuidelines, ContentVerdict } from './guidelines';
import { type Phrase, PhraseFinder } from './phrases/phrase-finder';

/** What a phrase of the guidelines is looked for as. */
export type Sought =
  | { as: 'forbidden'; phrase: string; reason: string; verdict: ContentVerdict }
  | { as: 'claim'; phrase: string; verdict: ContentVerdict }
  | { as: 'competitor'; name: string; verdict: ContentVerdict }
  | { as: 'topic'; term: string; name: string; legalReviewerIds: readonly string[] }
  | { as: 'required'; index: number }
  | { as: 'disclosure' };

export type CompiledGuidelines = {
  finder: PhraseFinder<Sought>;
  domains: ReadonlySet<string>;
  sourceIds: ReadonlySet<string>;
};

const byObject = new WeakMap<BrandGuidelines, CompiledGuidelines>();
/** The same guidelines come as another object each time they are read from storage. */
const byContent = new Map<string, CompiledGuidelines>();
const mostByContent = 32;

/** The guidelines prepared for looking up: once for each content. An object must not be changed afterwards. */
export function compileGuidelines(guidelines: BrandGuidelines): CompiledGuidelines {
  const known = byObject.get(guidelines);
  if (known) return known;
  const content = JSON.stringify(guidelines);
  const compiled = byContent.get(content) ?? compile(guidelines);
  byObject.set(guidelines, compiled);
  byContent.delete(content);
  byContent.set(content, compiled);
  const [oldest] = byContent.keys();
  if (byContent.size > mostByContent && oldest !== undefined) byContent.delete(oldest);
  return compiled;
}

function compile(guidelines: BrandGuidelines): CompiledGuidelines {
  return {
    finder: new PhraseFinder(soughtBy(guidelines)),
    domains: new Set(guidelines.allowedLinkDomains),
    sourceIds: new Set(guidelines.claims.approvedSources.map(({ id }) => id)),
  };
}

function soughtBy(guidelines: BrandGuidelines): Phrase<Sought>[] {
  const loosely = (phrase: string, of: Sought): Phrase<Sought> => ({ phrase, strict: false, of });
  /** What has to be said has to be legible: no stand-ins, no signs between letters. */
  const asWritten = (phrase: string, of: Sought): Phrase<Sought> => ({ phrase, strict: true, of });
  return [
    ...guidelines.forbiddenPhrases.map((item) => loosely(item.phrase, { as: 'forbidden', ...item })),
    ...guidelines.claims.phrases.map((item) => loosely(item.phrase, { as: 'claim', ...item })),
    ...guidelines.competitors.map((item) => loosely(item.name, { as: 'competitor', ...item })),
    ...guidelines.regulatedTopics.flatMap(({ name, terms, legalReviewerIds }) =>
      terms.map((term) => loosely(term, { as: 'topic', term, name, legalReviewerIds })),
    ),
    ...guidelines.requiredPhrases.map(({ phrase }, index) => asWritten(phrase, { as: 'required', index })),
    ...(guidelines.disclosure.required ? [asWritten(guidelines.disclosure.text, { as: 'disclosure' })] : []),
  ];
}
