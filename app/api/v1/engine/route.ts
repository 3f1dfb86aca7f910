import { engineHealthSchema } from '@/lib/contracts/engine';
import { withApi } from '@/lib/http/with-api';
import { readEngineHealth } from '@/lib/queries/workflows/read-engine-health';

export const GET = withApi({
  access: 'engine.read',
  response: engineHealthSchema,
  handler: ({ access }) => readEngineHealth(access.workspace.id),
});
