import { selfServicePageSchema, selfServiceRequestBodySchema } from '@/lib/contracts/self-service';
import { withSelfService } from '@/lib/http/with-self-service';
import { readOwnPage } from '@/lib/queries/rights/read-own-page';
import { receiveRequest } from '@/lib/usecases/rights/receive-request';

export const POST = withSelfService({
  body: selfServiceRequestBodySchema,
  response: selfServicePageSchema,
  handler: async ({ access, body }) => {
    const { workspaceId, contactId, actor } = access;
    await receiveRequest({ workspaceId, contactId, actor, cameBy: 'self_service', ...body });
    return readOwnPage(access);
  },
});
