import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';

/** Tells the practice platform's refusal in the words of our API. */
export async function asVendorAnswer<T>(change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    if (!(error instanceof PracticeApiError)) throw error;
    throw new AppError(error.code === 'not_found' ? 'not_found' : 'invalid_request', {
      detail: error.message,
    });
  }
}

/** How the vendor signs a change: a person at its screen, or a machine at its API. */
export const vendorSignature = (actor: Actor): 'api' | `person:${string}` =>
  actor.type === 'person' ? `person:${actor.id}` : 'api';
