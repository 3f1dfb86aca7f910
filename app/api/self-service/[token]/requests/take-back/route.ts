import { selfServicePageSchema, selfServiceTakeBackBodySchema } from '@/lib/contracts/self-service';
import { withSelfService } from '@/lib/http/with-self-service';
import { readOwnPage } from '@/lib/queries/rights/read-own-page';
import { takeBackOwnRequest } from '@/lib/usecases/rights/own-page-requests';

export const POST = withSelfService({
  body: selfServiceTakeBackBodySchema,
  response: selfServicePageSchema,
  handler: async ({ access, body }) => {
    await takeBackOwnRequest(access, body.requestId);
    return readOwnPage(access);
  },
});
