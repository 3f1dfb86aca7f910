import { ConnectorError } from './connector-error';

/** Calls a platform whose own refusals are final: the same request will be refused again. `Refusal` is its kind of error. */
export async function refusalIsTerminal<T>(
  call: Promise<T>,
  Refusal: abstract new (...args: never[]) => Error,
): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Refusal) throw new ConnectorError('terminal', error.message, { cause: error });
    throw error;
  }
}
