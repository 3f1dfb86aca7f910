import { z } from 'zod';

/** The closed table of what can go wrong: code → HTTP status and title. A denied action is a Decision, not an error. */
export const errorTable = {
  invalid_request: { status: 400, title: 'The request is not valid' },
  not_signed_in: { status: 401, title: 'You are not signed in' },
  wrong_password: { status: 403, title: 'The password is not right' },
  password_required: { status: 403, title: 'Give your password once more' },
  forbidden: { status: 403, title: 'You may not do this' },
  cross_origin: { status: 403, title: 'The request came from another site' },
  password_change_required: { status: 403, title: 'Choose a password of your own first' },
  second_person_required: { status: 403, title: 'A second person has to do this' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Not possible at this address' },
  conflict: { status: 409, title: 'This is no longer possible' },
  not_connected: { status: 409, title: 'No platform is connected' },
  lock_out: { status: 409, title: 'This would lock everybody out' },
  payload_too_large: { status: 413, title: 'The request is too large' },
  unsupported_media_type: { status: 415, title: 'The content type is not supported' },
  too_many_attempts: { status: 429, title: 'Too many attempts' },
  too_busy: { status: 429, title: 'Too much at once' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Not available right now' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errorTable;
export const errorCodes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]];

/** One part of a request that is wrong: where it stands (`items[3].payload.day`), why, and what to send instead. */
export const invalidParamSchema = z.strictObject({
  name: z.string(),
  in: z.enum(['body', 'query', 'path', 'header']),
  reason: z.string(),
});
export type InvalidParam = z.infer<typeof invalidParamSchema>;

export type AppErrorOptions = {
  /** What happened, in a sentence for the person who asked. Never an internal. */
  detail: string;
  /** What they can do about it. */
  remedy?: string;
  invalidParams?: readonly InvalidParam[];
  /** For `too_many_attempts`, `too_busy` and `unavailable`. */
  retryAfterSeconds?: number;
};

/** An expected failure: it says what happened and what to do, and becomes problem+json at the edge. */
export class AppError extends Error {
  override name = 'AppError';
  readonly code: ErrorCode;
  readonly detail: string;
  readonly remedy: string | undefined;
  readonly invalidParams: readonly InvalidParam[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, { detail, remedy, invalidParams, retryAfterSeconds }: AppErrorOptions) {
    super(detail);
    this.code = code;
    this.detail = detail;
    this.remedy = remedy;
    this.invalidParams = invalidParams;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get status(): number {
    return errorTable[this.code].status;
  }
}
