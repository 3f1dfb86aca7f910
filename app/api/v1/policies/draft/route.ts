import {
  discardedDraftSchema,
  policyScreenSchema,
  savePolicyDraftBodySchema,
} from '@/lib/contracts/policies';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { getPolicyScreen } from '@/lib/queries/policies/get-policy-screen';
import { discardPolicyDraft } from '@/lib/usecases/policies/discard-policy-draft';
import { savePolicyDraft } from '@/lib/usecases/policies/save-policy-draft';

/** Keeps a draft whatever it says; the answer holds what is wrong with it, field by field, and what it would change. */
export const PUT = withApi({
  access: 'policies.edit',
  body: savePolicyDraftBodySchema,
  response: policyScreenSchema,
  handler: async ({ access, body }) => {
    const actor = requirePerson(access.actor);
    await savePolicyDraft({ ...body, workspaceId: access.workspace.id, actor });
    return getPolicyScreen(access.workspace, actor.id);
  },
});

export const DELETE = withApi({
  access: 'policies.edit',
  response: discardedDraftSchema,
  handler: ({ access }) => discardPolicyDraft(access.workspace.id, requirePerson(access.actor)),
});
