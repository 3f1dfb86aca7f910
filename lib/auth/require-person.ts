import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';

/** The person who asks. @throws AppError `forbidden` for keys: a person answers for this. */
export function requirePerson(actor: Actor): Extract<Actor, { type: 'person' }> {
  if (actor.type === 'person') return actor;
  throw new AppError('forbidden', {
    detail: 'A person has to do this, signed in as themselves.',
    remedy: 'Do it in the console, not with an API key.',
  });
}
