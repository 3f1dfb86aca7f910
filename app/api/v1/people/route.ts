import {
  addPersonBodySchema,
  addPersonResultSchema,
  peopleListSchema,
  peopleQuerySchema,
} from '@/lib/contracts/people';
import { withApi } from '@/lib/http/with-api';
import { getPerson } from '@/lib/queries/people/get-person';
import { listPeople } from '@/lib/queries/people/list-people';
import { addPerson } from '@/lib/usecases/people/add-person';

export const GET = withApi({
  access: 'workspace.read',
  query: peopleQuerySchema,
  response: peopleListSchema,
  handler: ({ access, query }) =>
    listPeople({
      workspaceId: access.workspace.id,
      query,
      withEmail: access.permissions.has('people.edit'),
    }),
});

export const POST = withApi({
  access: 'people.edit',
  body: addPersonBodySchema,
  response: addPersonResultSchema,
  status: 201,
  handler: async ({ access, body }) => {
    const workspaceId = access.workspace.id;
    const { personId, oneTimePassword } = await addPerson({ ...body, workspaceId, actor: access.actor });
    return { person: await getPerson({ workspaceId, personId, withEmail: true }), oneTimePassword };
  },
});
