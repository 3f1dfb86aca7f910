import { ConnectorError } from './connector-error';

type Refusal = Error & { code: string };

/** A platform's own refusal in the kit's words: `changed` where it says so, else final, since the same request will be refused again. */
export const refusedBy = (refusal: Refusal): ConnectorError =>
  new ConnectorError(refusal.code === 'changed' ? 'changed' : 'terminal', refusal.message, {
    cause: refusal,
  });

/** Calls a platform and tells its refusals in the kit's words. `RefusalType` is its kind of error. */
export async function classifyRefusal<T>(
  call: Promise<T>,
  RefusalType: abstract new (...args: never[]) => Refusal,
): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof RefusalType) throw refusedBy(error);
    throw error;
  }
}
