import { signalIntelligenceQuerySchema, signalIntelligenceSchema } from '@/lib/contracts/research';
import { withApi } from '@/lib/http/with-api';
import { readSignalIntelligence } from '@/lib/queries/research/read-signal-intelligence';

export const GET = withApi({
  access: 'workspace.read',
  query: signalIntelligenceQuerySchema,
  response: signalIntelligenceSchema,
  handler: ({ access, query }) => readSignalIntelligence(access.workspace, query.days),
});
