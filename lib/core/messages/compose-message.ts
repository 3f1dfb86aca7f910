import { type ApprovedFact, whyNotStated } from '../content/approved-fact';
import { whyNoSms } from './sms-segments';
import type { MessageChannel, MessageTemplate, Wording } from './wording';

/** The words of one message; a text message has no title. */
export type MessageWords = { title: string | null; body: string };

/** The languages in which there are templates. */
export const messageLanguages: readonly string[] = ['en'];
/** No more facts than these are told at once. */
export const mostFacts = { email: 3, sms: 1, in_product: 1 } as const satisfies Record<
  MessageChannel,
  number
>;

const signed = `{{senderName}}

This message was written by an AI agent on behalf of {{senderName}}, who reads your reply.
If you would rather not hear from us: {{unsubscribeUrl}}`;
const bySms = '({{senderName}}, written by an AI agent)';

const templates: Record<
  MessageTemplate,
  Record<MessageChannel, (facts: readonly string[]) => MessageWords>
> = {
  points: {
    email: (facts) => ({
      title: 'What to know before you go on',
      body: `Hello {{firstName|there}},\n\nyou had a look at us, so here is what may matter for your case.\n\n${facts.join('\n')}\n\nAsk me about any of it.\n\n${signed}`,
    }),
    sms: ([fact = '']) => ({ title: null, body: `${fact} Just answer to ask about it. ${bySms}` }),
    in_product: ([fact = '']) => ({ title: 'Good to know', body: fact }),
  },
  question: {
    email: (facts) => ({
      title: 'Is this still on your list?',
      body: `Hello {{firstName|there}},\n\nis what you looked at still on your list? If so, this may help.\n\n${facts.join('\n')}\n\nA short answer is enough, a no as well.\n\n${signed}`,
    }),
    sms: ([fact = '']) => ({
      title: null,
      body: `Is what you looked at still on your list? ${fact} A short answer is enough. ${bySms}`,
    }),
    in_product: ([fact = '']) => ({ title: 'Still on your list?', body: fact }),
  },
};

/**
 * The words of a message: sentences that claim nothing, and the facts word for word. Null where no fact is given, or where they do not fit the
 * channel.
 */
export function composeMessage(
  channel: MessageChannel,
  template: MessageTemplate,
  facts: readonly Pick<ApprovedFact, 'text'>[],
): MessageWords | null {
  if (facts.length === 0 || facts.length > mostFacts[channel]) return null;
  const words = templates[template][channel](facts.map(({ text }) => text));
  return channel === 'sms' && whyNoSms(words.body) !== null ? null : words;
}

export type WordingProblem = { factId: string | null; why: string };

/** What a composed message has nothing to stand on for: a fact that may not be stated, or words that are not those of its template and facts. */
export function checkWording(
  channel: MessageChannel,
  { template, audience, factIds }: Wording,
  words: MessageWords,
  facts: readonly ApprovedFact[],
  today: string,
): WordingProblem[] {
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  const cited = factIds.map((id) => known.get(id) ?? null);
  const problems = factIds.flatMap((factId, i): WordingProblem[] => {
    const fact = cited[i];
    const why = fact ? whyNotStated(fact, audience, today) : 'there is no such approved fact';
    return why === null ? [] : [{ factId, why }];
  });
  if (problems.length > 0) return problems;
  const composed = composeMessage(
    channel,
    template,
    cited.flatMap((fact) => fact ?? []),
  );
  const same = composed !== null && composed.title === words.title && composed.body === words.body;
  return same
    ? []
    : [{ factId: null, why: 'its words are not those of the template and the facts it names' }];
}
