import { escalate } from '../rule';
import { agentRule } from '../rule-kinds';

const id = 'play.asks-executive';

/** Where its play says so, whoever looks after the account is asked before one of its people hears from us. */
export const playAsksExecutive = agentRule(id, (_agent, { facts: { play }, described }) =>
  play?.asksExecutive && described.reaches !== null
    ? [
        escalate(
          id,
          'The play that led to this has whoever looks after the account asked before one of its people hears from us.',
          {},
          'They can approve or reject it; the play says whether they are asked.',
        ),
      ]
    : [],
);
