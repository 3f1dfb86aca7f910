import type { ActionKind } from '../../actions/catalogue';
import { checkClaims } from '../../content/check-claims';
import { isPublishKind } from '../../content/surface';
import type { PublishVariant } from '../../content/variant-payload';
import { checkWording } from '../../messages/compose-message';
import { composedMessageOf } from '../../messages/message-of';
import { isUnknown } from '../facts';
import { deny, type Rule, unreadable } from '../rule';

const id = 'content.claims';
const question = 'whether every claim has an approved fact behind it';

/**
 * What a variant, wherever it stands, or a composed message claims is an approved fact, word for word, that holds on this day and is for
 * these people; whoever asks.
 */
export const contentClaims: Rule = {
  id,
  check({ action, described, facts: { claims } }) {
    if (action.compensatesId !== null) return [];
    const message = composedMessageOf(action.kind as ActionKind, described.payload);
    if (!isPublishKind(action.kind) && message === null) return [];
    if (claims === null) return [unreadable(id, question, 'the facts that it cites were not looked up')];
    if (isUnknown(claims)) return [unreadable(id, question, claims.unknown)];
    if (message !== null)
      return checkWording(message.channel, message.wording, message.words, claims.facts, claims.today).map(
        ({ factId, why }) =>
          deny(
            id,
            factId === null
              ? `The message can't go out: ${why}.`
              : `The message can't go out with the fact it states: ${why}.`,
            { measure: factId ?? 'words', ...(factId === null ? {} : { factId }) },
            'Approve a fact that says this, or propose the message anew with facts that hold.',
          ),
      );
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
