import { listSignalsQuerySchema, signalPageSchema } from '@/lib/contracts/signal-list';
import {
  MAX_SIGNALS_BYTES,
  recordSignalsBodySchema,
  recordSignalsResponseSchema,
} from '@/lib/contracts/signals';
import { parseItems } from '@/lib/http/parse-items';
import { withApi } from '@/lib/http/with-api';
import { listSignals } from '@/lib/queries/signals/list-signals';
import { countResults } from '@/lib/usecases/signals/count-results';
import { recordSignals } from '@/lib/usecases/signals/record-signals';

export const GET = withApi({
  access: 'workspace.read',
  query: listSignalsQuerySchema,
  response: signalPageSchema,
  handler: ({ access, query }) => listSignals(access.workspace, query),
});

export const POST = withApi({
  access: 'signals.write',
  body: recordSignalsBodySchema,
  parseBody: parseItems,
  maxBodyBytes: MAX_SIGNALS_BYTES,
  response: recordSignalsResponseSchema,
  handler: async ({ access, body }) => {
    const results = await recordSignals({
      workspaceId: access.workspace.id,
      actor: access.actor,
      items: body,
    });
    return { ...countResults(results), results };
  },
});
