import { delegateBodySchema, delegationEndedSchema, myDelegationSchema } from '@/lib/contracts/approvals';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readDelegation } from '@/lib/queries/approvals/read-reviewers';
import { delegateApprovals, endDelegation } from '@/lib/usecases/approvals/delegate-approvals';

export const GET = withApi({
  access: 'approvals.decide',
  response: myDelegationSchema,
  handler: ({ access }) => readDelegation(access.workspace.id, requirePerson(access.actor).id),
});

export const PUT = withApi({
  access: 'approvals.decide',
  body: delegateBodySchema,
  response: myDelegationSchema,
  handler: async ({ access, body }) => {
    const actor = requirePerson(access.actor);
    await delegateApprovals({
      workspaceId: access.workspace.id,
      actor,
      toId: body.toId,
      startsAt: new Date(body.startsAt),
      endsAt: new Date(body.endsAt),
    });
    return readDelegation(access.workspace.id, actor.id);
  },
});

export const DELETE = withApi({
  access: 'approvals.decide',
  response: delegationEndedSchema,
  handler: ({ access }) => endDelegation(access.workspace.id, requirePerson(access.actor)),
});
