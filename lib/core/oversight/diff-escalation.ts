import type { PolicyChange } from '../policies/policy-change';
import { sizeChange } from '../policies/size-change';
import {
  type Escalation,
  type EscalationPath,
  type EscalationTopic,
  escalationTopics,
  escalationTopicTitles,
} from './escalation';

/**
 * What changes from one set of escalation paths to another. Who answers decides what passes, so another person counts as
 * widening; `nameOf` names people for the sentences.
 */
export function diffEscalation(
  from: Escalation,
  to: Escalation,
  nameOf: (id: string) => string,
): PolicyChange[] {
  return escalationTopics.flatMap((topic) => {
    const before = pathOf(from, topic);
    const after = pathOf(to, topic);
    const people = samePeople(before, after)
      ? []
      : [
          {
            section: 'escalation' as const,
            field: `${topic}.people`,
            direction: 'widens' as const,
            sentence: `On ${escalationTopicTitles[topic]}: ${whoIsAsked(after, nameOf)}; before, ${whoIsAsked(before, nameOf)}.`,
          },
        ];
    if (!before || !after) return people;
    return [
      ...people,
      ...sizeChange(
        {
          section: 'escalation',
          field: `${topic}.deadlineMinutes`,
          title: `Minutes to answer on ${escalationTopicTitles[topic]}`,
          widening: 'more',
          show: String,
        },
        before.deadlineMinutes,
        after.deadlineMinutes,
      ),
    ];
  });
}

const pathOf = ({ paths }: Escalation, topic: EscalationTopic): EscalationPath | null =>
  paths.find((path) => path.topic === topic) ?? null;

const samePeople = (a: EscalationPath | null, b: EscalationPath | null): boolean =>
  a?.reviewerId === b?.reviewerId && (a?.deputyId ?? null) === (b?.deputyId ?? null);

function whoIsAsked(path: EscalationPath | null, nameOf: (id: string) => string): string {
  if (!path) return 'the people of the agent are asked';
  const deputy = path.deputyId ? `, then ${nameOf(path.deputyId)}` : '';
  return `${nameOf(path.reviewerId)} is asked${deputy}`;
}

/** The escalation paths in sentences, silence included. */
export function describeEscalation(escalation: Escalation, nameOf: (id: string) => string): string[] {
  const named = escalation.paths.map((path) => {
    const deputy = path.deputyId ? `, then ${nameOf(path.deputyId)} has the same time again` : '';
    return `On ${escalationTopicTitles[path.topic]}, ${nameOf(path.reviewerId)} has ${path.deadlineMinutes} minutes to answer${deputy}.`;
  });
  return [
    ...named,
    escalation.paths.some(({ topic }) => topic === 'any')
      ? 'Nobody else is asked.'
      : 'On everything else the owner of the agent is asked, then their deputy.',
    'Silence is never a yes: when all time is over the question expires and nothing is done.',
  ];
}
