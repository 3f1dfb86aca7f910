import { audiencePreviewSchema, previewAudienceBodySchema } from '@/lib/contracts/audiences';
import { withApi } from '@/lib/http/with-api';
import { previewAudience } from '@/lib/usecases/audiences/preview-audience';

export const POST = withApi({
  access: 'contacts.read',
  body: previewAudienceBodySchema,
  response: audiencePreviewSchema,
  handler: ({ access, body }) => previewAudience(access.workspace, body),
});
