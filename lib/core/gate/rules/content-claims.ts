import { checkClaims } from '../../content/check-claims';
import type { PublishVariant } from '../../content/variant-payload';
import { isUnknown } from '../facts';
import { deny, type Rule, unreadable } from '../rule';

const id = 'content.claims';
const question = 'whether every claim has an approved fact behind it';

/** What a page claims is an approved fact, word for word, that holds on this day and is for these people; whoever asks. */
export const contentClaims: Rule = {
  id,
  check({ action, described, facts: { claims } }) {
    if (action.kind !== 'cms.page.publish-variant' || action.compensatesId !== null) return [];
    if (claims === null) return [unreadable(id, question, 'the facts that it cites were not looked up')];
    if (isUnknown(claims)) return [unreadable(id, question, claims.unknown)];
    const variant = described.payload as PublishVariant;
    return checkClaims(variant, claims.facts, claims.today).map(({ factId, sentence, why }) =>
      deny(
        id,
        `“${sentence}” can't be published: ${why}.`,
        { measure: sentence, ...(factId === null ? {} : { factId }) },
        'Approve a fact that says this, or leave the sentence out; the variant can then be proposed again.',
      ),
    );
  },
};
