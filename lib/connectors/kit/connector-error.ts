/**
 * - `retryable`: nothing happened and trying again may work
 * - `terminal`: the platform refused; nothing happened and nothing will
 * - `changed`: the object was no longer as it had been read; nothing happened, and what was decided on it is void
 * - `outcome_unknown`: it was sent; whether it took effect is not known. The default once something was sent.
 */
export type ConnectorErrorKind = 'retryable' | 'terminal' | 'changed' | 'outcome_unknown';

/** A platform did not do what was asked. The message names no person. */
export class ConnectorError extends Error {
  override name = 'ConnectorError';
  readonly kind: ConnectorErrorKind;
  /** Of `retryable`: when the platform wants to be asked again, as its `Retry-After` says. */
  readonly retryAfterMs: number | null;

  constructor(
    kind: ConnectorErrorKind,
    message: string,
    { retryAfterMs = null, ...options }: ErrorOptions & { retryAfterMs?: number | null } = {},
  ) {
    super(message, options);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}
