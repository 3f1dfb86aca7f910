import { z } from 'zod';
import { type SelfServiceAccess, selfServiceAccess } from '@/lib/auth/self-service-access';
import { newId } from '@/lib/platform/ids';
import { jsonText } from './json-text';
import { parseParams } from './parse-params';
import { problemResponse } from './problem-response';
import { readBody } from './read-body';

/** No page of ours takes more than a few words. */
const MAX_BODY_BYTES = 20_000;
const paramsSchema = z.strictObject({ token: z.string().max(200) });

/**
 * A route that a person reaches by their own link and nothing else: the link, then input by schema, the handler, output by schema. Only
 * what is posted as JSON has an effect: no other site, and nothing that fetches links ahead, can set one off.
 */
export function withSelfService<B extends z.ZodType, R extends z.ZodType>(options: {
  body: B;
  response: R;
  handler: (input: { access: SelfServiceAccess; body: z.output<B> }) => Promise<z.input<R>>;
}): (request: Request, context: { params: Promise<unknown> }) => Promise<Response> {
  return async (request, context) => {
    const requestId = newId('req');
    try {
      const { token } = parseParams('path', paramsSchema, await context.params);
      const access = await selfServiceAccess(token, request.headers.get('x-forwarded-for'));
      const body = parseParams(
        'body',
        options.body,
        await readBody(request, { maxBodyBytes: MAX_BODY_BYTES }),
      );
      const value = await options.handler({ access, body });
      return new Response(jsonText(options.response.parse(value)), {
        headers: {
          'Content-Type': 'application/json',
          'Cache-Control': 'no-store',
          'Referrer-Policy': 'no-referrer',
          'X-Robots-Tag': 'noindex, nofollow',
          'X-Request-Id': requestId,
        },
      });
    } catch (error) {
      return problemResponse(error, requestId);
    }
  };
}
