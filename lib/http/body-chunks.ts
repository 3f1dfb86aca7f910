import { AppError } from '@/lib/core/shared/app-error';

/** The body as it comes in, no faster than it is taken. @throws AppError when there is none, or it breaks off. */
export async function* bodyChunks(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader)
    throw new AppError('invalid_request', {
      detail: 'The request has no body.',
      remedy: 'Send the file itself as the body.',
    });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid_request', {
      detail: 'The file broke off on its way.',
      remedy: 'Send it again.',
    });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
