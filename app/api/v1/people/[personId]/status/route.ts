import { changeStatusBodySchema, personParamsSchema, personSchema } from '@/lib/contracts/people';
import { withApi } from '@/lib/http/with-api';
import { getPerson } from '@/lib/queries/people/get-person';
import { changeStatus } from '@/lib/usecases/people/change-status';

export const PUT = withApi({
  access: 'people.edit',
  params: personParamsSchema,
  body: changeStatusBodySchema,
  response: personSchema,
  handler: async ({ access, params, body }) => {
    const subject = { workspaceId: access.workspace.id, personId: params.personId };
    await changeStatus({ ...subject, actor: access.actor, disabled: body.disabled });
    return getPerson({ ...subject, withEmail: true });
  },
});
