import type { ZodType } from 'zod';

export type InvalidParam = { name: string; reason: string };

export type ApiProblemFields = {
  type?: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  remedy?: string;
  requestId?: string;
  invalidParams?: readonly InvalidParam[];
};

/** What every failed call to the API throws. `status` is 0 when no answer came. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly remedy: string | undefined;
  readonly requestId: string | undefined;
  readonly invalidParams: readonly InvalidParam[];

  constructor(fields: ApiProblemFields, options?: ErrorOptions) {
    super(fields.detail ? `${fields.title}: ${fields.detail}` : fields.title, options);
    this.type = fields.type ?? 'about:blank';
    this.title = fields.title;
    this.status = fields.status;
    this.code = fields.code;
    this.detail = fields.detail;
    this.remedy = fields.remedy;
    this.requestId = fields.requestId;
    this.invalidParams = fields.invalidParams ?? [];
  }
}

export type ApiRequest<Output> = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  /**
   * Parses the answer; leave it out for answers without a body. Given as a loader, `() => import('@/lib/contracts/…')
   * .then((module) => module.runListSchema)`, the parser stays out of what a page loads first.
   */
  schema?: ZodType<Output> | (() => Promise<ZodType<Output>>);
  /** Slug of the workspace the call is about. */
  workspace?: string;
  signal?: AbortSignal;
  /** Makes a repeated request harmless. */
  idempotencyKey?: string;
};

/**
 * Calls the API and returns its parsed answer. Throws ApiProblem for problem+json answers, for answers that do not fit
 * the schema, and when the server can't be reached; an aborted request throws its AbortError.
 */
export async function apiFetch<Output = undefined>(
  path: string,
  { method = 'GET', body, schema, workspace, signal, idempotencyKey }: ApiRequest<Output> = {},
): Promise<Output> {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (workspace) headers.set('mandate-workspace', workspace);
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);

  const response = await send(path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    credentials: 'same-origin',
  });
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const payload = await readJson(response);
  if (!response.ok) throw toProblem(response.status, payload, requestId);
  if (!schema) return undefined as Output;

  const parser = typeof schema === 'function' ? await schema() : schema;
  const parsed = parser.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new ApiProblem(
    {
      title: 'The answer could not be read',
      status: response.status,
      code: 'unreadable_answer',
      detail: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
      remedy: 'Reload the page: this tab may be older than the server.',
      requestId,
    },
    { cause: parsed.error },
  );
}

/** An answer as it comes. @throws ApiProblem when there is none, or it says that something failed. */
export async function apiResponse(path: string, init: RequestInit): Promise<Response> {
  const response = await send(path, { ...init, credentials: 'same-origin' });
  if (response.ok) return response;
  throw toProblem(
    response.status,
    await readJson(response),
    response.headers.get('x-request-id') ?? undefined,
  );
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(
      {
        title: 'The server cannot be reached',
        status: 0,
        code: 'unreachable',
        detail: 'No answer came. Nothing is known of whether the request arrived.',
        remedy: 'Check the connection and try again.',
      },
      { cause: error },
    );
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads problem+json leniently: whatever is missing or of another type gets a sentence of its own. */
function toProblem(status: number, payload: unknown, headerRequestId: string | undefined): ApiProblem {
  const fields = isRecord(payload) ? payload : {};
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' ? value : undefined;
  };
  return new ApiProblem({
    type: text('type'),
    title: text('title') ?? `The server answered ${status}`,
    status,
    code: text('code') ?? `http_${status}`,
    detail: text('detail'),
    remedy: text('remedy'),
    requestId: text('requestId') ?? headerRequestId,
    invalidParams: Array.isArray(fields.invalidParams) ? fields.invalidParams.filter(isInvalidParam) : [],
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isInvalidParam(value: unknown): value is InvalidParam {
  return isRecord(value) && typeof value.name === 'string' && typeof value.reason === 'string';
}
