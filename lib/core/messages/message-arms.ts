import { type MessageChannel, type MessageTemplate, messageChannels, messageTemplates } from './wording';

/** Saying nothing: a choice like every other. */
export const SAY_NOTHING = 'none';

/** One way of reaching somebody, as what is learnt names it. */
export const armOf = (channel: MessageChannel, template: MessageTemplate): string => `${channel}:${template}`;

/** All ways of reaching somebody there are, saying nothing first. */
export const messageArms: readonly string[] = [
  SAY_NOTHING,
  ...messageChannels.flatMap((channel) => messageTemplates.map((template) => armOf(channel, template))),
];

/** So long after a decision what somebody does still counts as its outcome. */
export const ENGAGED_WITHIN_DAYS = 14;

/**
 * What a message has to bring at least, as a probability that somebody engages: mail and text messages what the contact rules ask for. What
 * stands in a product disturbs nobody.
 */
export const armCosts = (leastPerThousand: number): Record<string, number> =>
  Object.fromEntries(
    messageArms.map((arm) => [
      arm,
      arm.startsWith('email:') || arm.startsWith('sms:') ? leastPerThousand / 1000 : 0,
    ]),
  );
