import { assertNever } from '../../shared/assert-never';
import type { Finding } from '../finding';
import { deny, escalate, type Rule } from '../rule';
import type { AgentRequester } from '../rule-kinds';

const id = 'agent.autonomy-level';

/** How far the agent may go by itself. It holds for taking back too: an agent that may not act may not undo. */
export const agentAutonomyLevel: Rule = {
  id,
  check: ({ facts: { requester }, described }) =>
    requester.type === 'agent' ? levelFindings(requester, described.entry.reversibility.reversible) : [],
};

function levelFindings({ autonomyLevel }: AgentRequester, reversible: boolean): Finding[] {
  switch (autonomyLevel) {
    case 'shadow':
    case 'suggest':
      return [
        deny(
          id,
          `The agent's autonomy level is “${autonomyLevel}”: it shows what it would do and changes nothing.`,
          { level: autonomyLevel },
          'An admin can raise the level of the agent to “ask” or above.',
        ),
      ];
    case 'ask':
      return [
        escalate(
          id,
          "The agent's autonomy level is “ask”: a person approves each of its actions.",
          { level: autonomyLevel },
          'The reviewer can approve or reject it; an admin can raise the level of the agent.',
        ),
      ];
    case 'act_with_undo':
      return reversible
        ? []
        : [
            escalate(
              id,
              "The agent's autonomy level lets it act where it can be taken back; this can't be.",
              { level: autonomyLevel },
              'The reviewer can approve or reject it; an admin can raise the level of the agent.',
            ),
          ];
    case 'act':
      return [];
    default:
      return assertNever(autonomyLevel);
  }
}
