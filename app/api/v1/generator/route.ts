import { generatorBodySchema, generatorResultSchema } from '@/lib/contracts/overview';
import { withApi } from '@/lib/http/with-api';
import { switchGenerator } from '@/lib/usecases/sample/switch-generator';

export const PUT = withApi({
  access: 'generator.switch',
  body: generatorBodySchema,
  response: generatorResultSchema,
  handler: ({ access, body }) =>
    switchGenerator({ workspaceId: access.workspace.id, actor: access.actor, on: body.on }),
});
