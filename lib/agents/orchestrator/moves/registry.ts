import type { AgentKind } from '@/lib/core/runs/agent-kind';
import type { AccountContext } from '../account-context';
import type { Assumptions } from '../assumptions';
import type { Move } from '../candidate';
import { enrolPeople } from './enrol-people';
import { handToOwner } from './hand-to-owner';
import { messagePeople } from './message-people';
import type { MovesOf } from './move';
import { personalisePage } from './personalise-page';
import { targetCompany } from './target-company';

/**
 * What each kind of agent can do for a whole account, in the order in which it is done: one line for a kind. A kind without a line takes
 * no part in such plans; neither does one that the workspace lacks, or that the play does not allow.
 */
const movesOf: Partial<Record<AgentKind, MovesOf>> = {
  'lead-router': handToOwner,
  content: personalisePage,
  sequencer: enrolPeople,
  'bid-and-budget': targetCompany,
  lifecycle: messagePeople,
};

/** The agents that the workspace has, and the play may use. Of a plan over a whole company the sequencer alone speaks with its people. */
export function kindsFor({ play: { agents }, agents: known, account }: AccountContext): AgentKind[] {
  return (Object.keys(movesOf) as AgentKind[]).filter(
    (kind) =>
      known.includes(kind) &&
      (agents === 'all' || agents.includes(kind)) &&
      (kind !== 'lifecycle' || account === null),
  );
}

/** Everything that could be done for the account now. */
export function movesFor(context: AccountContext, assumptions: Assumptions): Move[] {
  return kindsFor(context).flatMap((kind) => movesOf[kind]?.(context, assumptions) ?? []);
}
