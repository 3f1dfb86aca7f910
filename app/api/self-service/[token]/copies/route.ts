import { personExportSchema } from '@/lib/contracts/person-export';
import { selfServiceEmptyBodySchema } from '@/lib/contracts/self-service';
import { withSelfService } from '@/lib/http/with-self-service';
import { takeOwnCopy } from '@/lib/usecases/rights/own-page-requests';

export const POST = withSelfService({
  body: selfServiceEmptyBodySchema,
  response: personExportSchema,
  handler: ({ access }) => takeOwnCopy(access),
});
