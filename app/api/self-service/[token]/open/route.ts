import { selfServiceEmptyBodySchema, selfServicePageSchema } from '@/lib/contracts/self-service';
import { withSelfService } from '@/lib/http/with-self-service';
import { readOwnPage } from '@/lib/queries/rights/read-own-page';
import { openOwnPage } from '@/lib/usecases/rights/open-own-page';

export const POST = withSelfService({
  body: selfServiceEmptyBodySchema,
  response: selfServicePageSchema,
  handler: async ({ access }) => {
    const page = await readOwnPage(access);
    await openOwnPage(access);
    return page;
  },
});
