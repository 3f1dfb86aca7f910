import type { ApprovedFact } from '@/lib/core/content/approved-fact';
import { factsFor } from '@/lib/core/content/facts-for';
import type { PageAudience } from '@/lib/core/content/page-audience';
import { templateFor } from '@/lib/core/content/templates';
import type { PublishVariant, Sentence, variantForms } from '@/lib/core/content/variant-payload';

/** More than this is not read. */
const MOST_FACTS = 3;

/**
 * A variant for an audience: template sentences that claim nothing around facts, word for word, each with the id of its fact. Form `a` leads
 * with whom it is for, form `b` with the strongest fact. Null where no fact may be stated, or too few for the form.
 */
export function composeVariant(
  pageId: string,
  audience: PageAudience,
  form: (typeof variantForms)[number],
  { facts, today }: { facts: readonly ApprovedFact[]; today: string },
): PublishVariant | null {
  const stated = factsFor(facts, audience, today).slice(0, MOST_FACTS);
  const template = templateFor(audience, form);
  const claims = stated.map(({ text, id }): Sentence => ({ text, factId: id }));
  const headline = template.headline === null ? claims.shift() : { text: template.headline, factId: null };
  if (!headline || claims.length === 0) return null;
  return {
    pageId,
    audience,
    form,
    headline,
    sentences: [{ text: template.lead, factId: null }, ...claims, { text: template.close, factId: null }],
    button: template.button,
  };
}
