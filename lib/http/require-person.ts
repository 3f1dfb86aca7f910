import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';

/** The person who asks; some things a key may not do for anybody. Throws `forbidden`. */
export function requirePerson(actor: Actor): Extract<Actor, { type: 'person' }> {
  if (actor.type === 'person') return actor;
  throw new AppError('forbidden', {
    detail: 'Only a person who is signed in can do this.',
    remedy: 'Sign in to the console and do it there.',
  });
}

/** Who may stop or pause: a person, or a key that was made for it. Throws `forbidden`. */
export function requirePauser(actor: Actor): Extract<Actor, { type: 'person' | 'api_key' }> {
  return actor.type === 'api_key' ? actor : requirePerson(actor);
}

/** The person who asks, where it is one: what they see may depend on it. */
export const personIdOf = (actor: Actor): string | null => (actor.type === 'person' ? actor.id : null);
