import { AppError } from '@/lib/core/shared/app-error';
import { linkOf } from '@/lib/db/repositories/identities';
import { splitPairs } from '@/lib/db/repositories/link-suggestions';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import { type Decider, decideOnPeople } from './decider';
import { regroupPeople } from './regroup-people';

/**
 * Takes one profile out of the person it was joined with: it is somebody else, whatever identifier they share. Others that only this one
 * held together part as well. Confirming one of the pairs takes it back. @throws AppError `not_found`, `conflict` where it is alone.
 */
export const splitProfile = (decision: Decider & { contactId: string }): Promise<{ id: string }> =>
  decideOnPeople(decision, async (tx) => {
    const { workspaceId, actor, contactId } = decision;
    const profiles = await profileIdsOf(tx, workspaceId, contactId);
    if (profiles.length === 0) throw new AppError('not_found', { detail: 'There is no such contact.' });
    const others = profiles.filter((id) => id !== contactId);
    if (others.length === 0)
      throw new AppError('conflict', { detail: 'This profile is not joined with another one.' });
    await splitPairs(
      tx,
      workspaceId,
      others.map((other) => linkOf(contactId, other)),
      actor.id,
    );
    await regroupPeople(tx, decision, profiles);
    return { id: contactId };
  });
