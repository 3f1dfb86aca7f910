import { changeCrmOwnerBodySchema, personParamsSchema, personSchema } from '@/lib/contracts/people';
import { withApi } from '@/lib/http/with-api';
import { getPerson } from '@/lib/queries/people/get-person';
import { changeCrmOwner } from '@/lib/usecases/people/change-crm-owner';

export const PUT = withApi({
  access: 'people.edit',
  params: personParamsSchema,
  body: changeCrmOwnerBodySchema,
  response: personSchema,
  handler: async ({ access, params, body }) => {
    const subject = { workspaceId: access.workspace.id, personId: params.personId };
    await changeCrmOwner({ ...subject, actor: access.actor, ...body });
    return getPerson({ ...subject, withEmail: true });
  },
});
