import { changeRolesBodySchema, personParamsSchema, personSchema } from '@/lib/contracts/people';
import { withApi } from '@/lib/http/with-api';
import { getPerson } from '@/lib/queries/people/get-person';
import { changeRoles } from '@/lib/usecases/people/change-roles';

export const PUT = withApi({
  access: 'people.edit',
  params: personParamsSchema,
  body: changeRolesBodySchema,
  response: personSchema,
  handler: async ({ access, params, body }) => {
    const subject = { workspaceId: access.workspace.id, personId: params.personId };
    await changeRoles({ ...subject, actor: access.actor, roles: body.roles });
    return getPerson({ ...subject, withEmail: true });
  },
});
