import { selfServicePageSchema, selfServiceWithdrawalBodySchema } from '@/lib/contracts/self-service';
import { withSelfService } from '@/lib/http/with-self-service';
import { readOwnPage } from '@/lib/queries/rights/read-own-page';
import { withdrawOwnConsent } from '@/lib/usecases/rights/own-page-requests';

/** Taking a permission back needs no more than the link: it is as easy as giving it was. */
export const POST = withSelfService({
  body: selfServiceWithdrawalBodySchema,
  response: selfServicePageSchema,
  handler: async ({ access, body }) => {
    await withdrawOwnConsent(access, body);
    return readOwnPage(access);
  },
});
