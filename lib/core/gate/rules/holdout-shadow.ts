import { deny } from '../rule';
import { agentRule } from '../rule-kinds';

const id = 'holdout.shadow';

/** Whom a holdout has in shadow is not reached: what the agent would have done is on record, and nothing else. */
export const holdoutShadow = agentRule(id, ({ shadowOf }) =>
  shadowOf === null
    ? []
    : [
        deny(
          id,
          'A holdout has this in shadow: what the agent would do is shown, and nothing is carried out.',
          { holdoutId: shadowOf },
          'Nothing is to be done. Once the holdout is stopped, the agent acts here again.',
        ),
      ],
);
