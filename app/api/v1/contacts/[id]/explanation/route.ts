import { Readable } from 'node:stream';
import { requireAccess } from '@/lib/auth/access';
import { contactExplanationQuerySchema, contactExplanationSchema } from '@/lib/contracts/contact-explanation';
import { contactIdParams } from '@/lib/contracts/contacts';
import { asProblem } from '@/lib/http/as-problem';
import { parseParams } from '@/lib/http/parse-params';
import { withApi } from '@/lib/http/with-api';
import { contactDocument } from '@/lib/queries/contacts/contact-document';
import { explainContact } from '@/lib/queries/contacts/explain-contact';
import { recordExplained } from '@/lib/usecases/contacts/record-explained';

type Context = { params: Promise<unknown> };

/** What was decided about a person: a page of it, or with `format=html` the whole as a document to send, which the record tells of. */
export const GET = (request: Request, context: Context): Promise<Response> =>
  new URL(request.url).searchParams.get('format') === 'html'
    ? asDocument(request, context)
    : asPage(request, context);

const asPage = withApi({
  access: 'contacts.explain',
  params: contactIdParams,
  query: contactExplanationQuerySchema,
  response: contactExplanationSchema,
  handler: ({ access, params, query }) => explainContact(access.workspace, params.id, query),
});

async function asDocument(request: Request, context: Context): Promise<Response> {
  try {
    const { actor, workspace } = await requireAccess(request, 'contacts.explain');
    const { id } = parseParams('path', contactIdParams, await context.params);
    const { total, parts } = await contactDocument(workspace, id);
    await recordExplained({ workspaceId: workspace.id, actor, contactId: id, actions: total });
    return new Response(Readable.toWeb(Readable.from(parts, { objectMode: false })) as ReadableStream, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Disposition': `attachment; filename="decisions-about-${id}.html"`,
        'Cache-Control': 'no-store',
        'X-Total-Count': String(total),
      },
    });
  } catch (error) {
    return asProblem(error);
  }
}
