/** The practice platform's own refusal, as a vendor's API would answer it. Nothing was changed. */
export class PracticeApiError extends Error {
  override name = 'PracticeApiError';
  readonly code: 'not_found' | 'invalid' | 'key_reused' | 'changed';

  constructor(code: PracticeApiError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
