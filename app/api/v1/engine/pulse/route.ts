import { enginePulseSchema } from '@/lib/contracts/engine';
import { withApi } from '@/lib/http/with-api';
import { readEnginePulse } from '@/lib/queries/workflows/read-engine-pulse';

export const GET = withApi({
  access: 'workspace.read',
  response: enginePulseSchema,
  handler: async () => {
    const { lagMs: _lag, ...pulse } = await readEnginePulse();
    return pulse;
  },
});
