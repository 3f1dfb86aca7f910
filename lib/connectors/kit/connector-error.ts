/**
 * - `retryable`: nothing happened and trying again may work
 * - `terminal`: the platform refused; nothing happened and nothing will
 * - `outcome_unknown`: it was sent; whether it took effect is not known. The default once something was sent.
 */
export type ConnectorErrorKind = 'retryable' | 'terminal' | 'outcome_unknown';

/** A platform did not do what was asked. The message names no person. */
export class ConnectorError extends Error {
  override name = 'ConnectorError';
  readonly kind: ConnectorErrorKind;

  constructor(kind: ConnectorErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
