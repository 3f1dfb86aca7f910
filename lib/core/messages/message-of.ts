import { type ActionKind, catalogue } from '../actions/catalogue';
import type { Purpose } from '../contactability/purposes';
import type { MessageWords } from './compose-message';
import type { MessageChannel, Wording } from './wording';

/** The kinds that say something to one person, by their channel. */
export const messageKinds = {
  email: 'email.message.send',
  sms: 'sms.message.send',
  in_product: 'in_product.message.show',
} as const satisfies Record<MessageChannel, ActionKind>;

export type Message = {
  channel: MessageChannel;
  purpose: Purpose;
  words: MessageWords;
  /** What its words are made of; null where they are nobody's template. */
  wording: Wording | null;
};

/** What an action says to a person; null for kinds that say nothing of their own. */
export function messageOf(kind: ActionKind, payload: unknown): Message | null {
  switch (kind) {
    case 'email.message.send': {
      const { purpose, subject, body, wording = null } = catalogue[kind].payload.parse(payload);
      return { channel: 'email', purpose, words: { title: subject, body }, wording };
    }
    case 'sms.message.send': {
      const { purpose, body, wording } = catalogue[kind].payload.parse(payload);
      return { channel: 'sms', purpose, words: { title: null, body }, wording };
    }
    case 'in_product.message.show': {
      const { purpose, title, body, wording } = catalogue[kind].payload.parse(payload);
      return { channel: 'in_product', purpose, words: { title, body }, wording };
    }
    default:
      return null;
  }
}

/** A message whose words are made of a template and approved facts; null for every other. */
export function composedMessageOf(
  kind: ActionKind,
  payload: unknown,
): (Message & { wording: Wording }) | null {
  const message = messageOf(kind, payload);
  return message?.wording ? { ...message, wording: message.wording } : null;
}
