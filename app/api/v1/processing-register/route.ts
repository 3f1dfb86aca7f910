import { processingRegisterSchema } from '@/lib/contracts/processing-register';
import { withApi } from '@/lib/http/with-api';
import { readRegister } from '@/lib/queries/rights/read-register';

export const GET = withApi({
  access: 'workspace.read',
  response: processingRegisterSchema,
  handler: ({ access }) => readRegister(access.workspace),
});
