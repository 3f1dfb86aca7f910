import { escalate } from '../rule';
import { agentRule } from '../rule-kinds';

const id = 'kind.autonomy-ceiling';

/** Some kinds of action no setting lets an agent carry out alone. */
export const kindAutonomyCeiling = agentRule(id, (_agent, { described: { entry } }) =>
  entry.autonomyCeiling === 'ask'
    ? [
        escalate(
          id,
          `“${entry.title}” always needs a person when an agent proposes it.`,
          { ceiling: entry.autonomyCeiling },
          'The reviewer can approve or reject it.',
        ),
      ]
    : [],
);
