import type { PolicyBody } from '../gate/policy-body';
import {
  oversightCeiling,
  oversightCells,
  oversightModes,
  oversightModeTitles,
} from '../oversight/oversight-matrix';
import { LEAST_FIRST_DECISIONS } from './policy-limits';

/** One thing that is wrong with a policy: `field` is its path in the body, such as `oversight.high.days.irreversible`. */
export type PolicyProblem = { field: string; reason: string; remedy: string };

/**
 * What no policy may say although its form is right: settings beyond a floor, and questions to people who could not answer them.
 * @param answering ids of the people who may decide approvals at this moment.
 */
export function checkPolicy(body: PolicyBody, answering: ReadonlySet<string>): PolicyProblem[] {
  return [...firstDecisions(body), ...beyondFloors(body), ...unableToAnswer(body, answering)];
}

const firstDecisions = ({ firstDecisionsToReview }: PolicyBody): PolicyProblem[] =>
  firstDecisionsToReview >= LEAST_FIRST_DECISIONS
    ? []
    : [
        {
          field: 'firstDecisionsToReview',
          reason: `is below ${LEAST_FIRST_DECISIONS}, the least that any setting allows`,
          remedy: `Give ${LEAST_FIRST_DECISIONS} or more.`,
        },
      ];

const beyondFloors = ({ oversight }: PolicyBody): PolicyProblem[] =>
  oversightCells.flatMap(({ risk, timeToDetect, reversibility }) => {
    const mode = oversight[risk][timeToDetect][reversibility];
    const freest = oversightCeiling(risk, reversibility);
    if (oversightModes.indexOf(mode) <= oversightModes.indexOf(freest)) return [];
    return [
      {
        field: `oversight.${risk}.${timeToDetect}.${reversibility}`,
        reason: `goes beyond the floor for ${risk} consequence that is ${reversibility}`,
        remedy: `Choose “${oversightModeTitles[freest]}” or something stricter.`,
      },
    ];
  });

const unableToAnswer = ({ escalation }: PolicyBody, answering: ReadonlySet<string>): PolicyProblem[] =>
  escalation.paths.flatMap((path, index) =>
    (['reviewerId', 'deputyId'] as const).flatMap((role) => {
      const id = path[role];
      if (id === null || answering.has(id)) return [];
      return [
        {
          field: `escalation.paths[${index}].${role}`,
          reason: 'names somebody who may not decide approvals',
          remedy: 'Name a person with the role of a reviewer, or give them that role first.',
        },
      ];
    }),
  );
