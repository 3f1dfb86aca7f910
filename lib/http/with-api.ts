import type { z } from 'zod';
import { type Access, type AccessOptions, readAs, requireAccess } from '@/lib/auth/access';
import type { Permission } from '@/lib/core/access/permissions';
import { newId } from '@/lib/platform/ids';
import { jsonText } from './json-text';
import { parseParams } from './parse-params';
import { problemResponse } from './problem-response';
import { readBody } from './read-body';

type Parsed<S extends z.ZodType | undefined> = S extends z.ZodType ? z.output<S> : undefined;

export type ApiOptions<
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
  R extends z.ZodType,
> = AccessOptions & {
  /** The permission a caller needs; by session or API key. */
  access: Permission;
  params?: P;
  query?: Q;
  body?: B;
  /** Default 1 MB. */
  maxBodyBytes?: number;
  /** Turns the body's text into the value that `body` checks; default: JSON, and only `application/json`. */
  parseBody?: (text: string, contentType: string) => unknown;
  response: R;
  /** Default 200. */
  status?: number;
  handler: (input: {
    access: Access;
    params: Parsed<P>;
    query: Parsed<Q>;
    body: Parsed<B>;
    request: Request;
    requestId: string;
  }) => Promise<z.input<R>>;
};

type RouteContext = { params: Promise<unknown> };

/**
 * A route: access, then input by schema, the handler, output by schema; every error becomes problem+json with a request
 * id. `export const GET = withApi({ access: 'workspace.read', response, handler: async ({ access }) => … })`.
 */
export function withApi<
  R extends z.ZodType,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(options: ApiOptions<P, Q, B, R>): (request: Request, context: RouteContext) => Promise<Response> {
  return async (request, context) => {
    const requestId = newId('req');
    try {
      const access = await requireAccess(request, options.access, options);
      const params = options.params ? parseParams('path', options.params, await context.params) : undefined;
      const query = options.query ? parseParams('query', options.query, readQuery(request)) : undefined;
      const body = options.body
        ? parseParams('body', options.body, await readBody(request, options))
        : undefined;
      const answer = () =>
        options.handler({
          access,
          params: params as Parsed<P>,
          query: query as Parsed<Q>,
          body: body as Parsed<B>,
          request,
          requestId,
        });
      // Only what is read: whoever changes something must not write a mask where a value was.
      const value = await (request.method === 'GET' ? readAs(access, answer) : answer());
      // A response that breaks its contract is a defect of ours: it must not leave the house.
      const text = jsonText(options.response.parse(value));
      return new Response(text, {
        status: options.status ?? 200,
        headers: {
          'Content-Type': 'application/json',
          'Cache-Control': 'no-store',
          'X-Request-Id': requestId,
        },
      });
    } catch (error) {
      return problemResponse(error, requestId);
    }
  };
}

function readQuery(request: Request): Record<string, string> {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  // Names the workspace where no header can be sent; it is read by the access check alone.
  delete params.workspace;
  return params;
}
