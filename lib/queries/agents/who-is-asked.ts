import type { AgentBounds } from '@/lib/contracts/agent-bounds';
import { permissionsOf } from '@/lib/core/access/permissions';
import type { PolicyBody } from '@/lib/core/gate/policy-body';
import { escalationTopics, escalationTopicTitles } from '@/lib/core/oversight/escalation';
import { db } from '@/lib/db/client';
import type { Agent } from '@/lib/db/generated/client';
import type { NameBook } from '../names/name-book';

/**
 * Who answers the questions of an agent, topic by topic: the path of the policy where the people on it may decide, else the
 * agent's owner and deputy, and where neither may decide somebody else. The same choice as the gateway makes when it asks.
 */
export async function whoIsAsked(
  workspaceId: string,
  agent: Pick<Agent, 'ownerId' | 'deputyId'>,
  policy: PolicyBody | null,
  names: NameBook,
): Promise<AgentBounds['asked']> {
  const members = await db().membership.findMany({
    where: { workspaceId, disabledAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { userId: true, roles: true },
  });
  const able = new Set(
    members.filter(({ roles }) => permissionsOf(roles).has('approvals.decide')).map(({ userId }) => userId),
  );
  const person = (id: string) => names.of('person', id);
  const ofPolicy = escalationTopics.flatMap((topic) => {
    const path = policy?.escalation.paths.find((each) => each.topic === topic);
    const [first, second] = [path?.reviewerId, path?.deputyId].filter(
      (id): id is string => typeof id === 'string' && able.has(id),
    );
    return path && first
      ? [
          {
            about: escalationTopicTitles[topic],
            person: person(first),
            deputy: second ? person(second) : null,
            deadlineMinutes: path.deadlineMinutes,
          },
        ]
      : [];
  });
  if (ofPolicy.some(({ about }) => about === escalationTopicTitles.any)) return ofPolicy;
  const named = [agent.ownerId, agent.deputyId].filter((id): id is string => id !== null && able.has(id));
  const [first = agent.ownerId, second] = named.length > 0 ? named : [...able];
  return [
    ...ofPolicy,
    {
      about: escalationTopicTitles.any,
      person: person(first),
      deputy: second ? person(second) : null,
      deadlineMinutes: policy?.approvalDeadlineMinutes ?? 60,
    },
  ];
}
