import type { ApprovedFact } from '@/lib/core/content/approved-fact';
import { factsFor } from '@/lib/core/content/facts-for';
import { valuesBy } from '@/lib/core/learning/arm-policy';
import type { ChannelStanding } from '@/lib/core/messages/channel-standing';
import {
  composeMessage,
  type MessageWords,
  messageLanguages,
  mostFacts,
} from '@/lib/core/messages/compose-message';
import { armCosts, armOf, SAY_NOTHING } from '@/lib/core/messages/message-arms';
import {
  type MessageChannel,
  type MessageTemplate,
  messageTemplates,
  type Wording,
} from '@/lib/core/messages/wording';
import type { LifecycleContext } from './context';

/** A message that could go out; null is saying nothing. */
export type Message = {
  channel: MessageChannel;
  template: MessageTemplate;
  words: MessageWords;
  wording: Wording;
  standing: ChannelStanding;
};
/** One thing that could be done, with the probability that they engage and what that has to bring at least. */
export type Option = { arm: string; message: Message | null; expected: number; cost: number };

/**
 * What a message adds to the probability that somebody engages within two weeks: assumed until enough was tried to learn from, and said so.
 * Hillstrom's test of mail found 4.5 and 7.7 points; less is assumed, and least for what that did not test.
 */
export const statedAdded: Record<MessageChannel, { low: number; mid: number; high: number }> = {
  email: { low: 0, mid: 0.03, high: 0.06 },
  sms: { low: 0, mid: 0.02, high: 0.06 },
  in_product: { low: 0, mid: 0.01, high: 0.04 },
};
/** Taken for the probability that somebody engages by themselves, while no score says otherwise. */
const STATED_BASE = 0.1;

/** Everything that could be done for a person now, the best first, and why the rest could not. */
export function optionsFor(context: LifecycleContext): { options: Option[]; leftOut: string[] } {
  const leftOut: string[] = [];
  const messages = context.channels.flatMap((standing): Message[] => {
    const why = whyNot(context, standing);
    if (why !== null) leftOut.push(why);
    return why === null ? messagesBy(context, standing) : [];
  });
  if (messages.length === 0 && leftOut.length === 0)
    leftOut.push('No approved fact may be stated to this person today.');
  const costs = armCosts(context.next?.leastPerThousand ?? 0);
  const learnt = context.model ? valuesBy(context.model.policy)(context.contact.features) : {};
  const base = learnt[SAY_NOTHING] ?? context.contact.score ?? STATED_BASE;
  const option = (arm: string, message: Message | null): Option => ({
    arm,
    message,
    expected: learnt[arm] ?? base + (message ? statedAdded[message.channel].mid : 0),
    cost: costs[arm] ?? 0,
  });
  const options = [
    option(SAY_NOTHING, null),
    ...messages.map((message) => option(armOf(message.channel, message.template), message)),
  ];
  // Of equal ones the first: doing nothing before everything else.
  const net = ({ expected, cost }: Option) => expected - cost;
  return { options: options.toSorted((a, b) => net(b) - net(a)), leftOut };
}

function whyNot({ contact, next }: LifecycleContext, { channel, obstacle }: ChannelStanding): string | null {
  if (obstacle !== null) return obstacle;
  if (contact.language !== null && !messageLanguages.includes(contact.language.split('-')[0] ?? ''))
    return `There are no templates in this person’s language (${contact.language}).`;
  if (channel !== 'in_product' && next && !next.isWorthIt)
    return `Contact ${next.contact} without an answer is not worth it any more.`;
  return null;
}

function messagesBy({ contact, facts, today }: LifecycleContext, standing: ChannelStanding): Message[] {
  const { channel } = standing;
  const { audience } = contact;
  const stated: ApprovedFact[] = factsFor(facts, audience, today).slice(0, mostFacts[channel]);
  return messageTemplates.flatMap((template): Message[] => {
    const words = composeMessage(channel, template, stated);
    const wording = { template, audience, factIds: stated.map(({ id }) => id) };
    return words ? [{ channel, template, words, wording, standing }] : [];
  });
}
