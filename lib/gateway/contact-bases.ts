import { type ActionKind, describeAction } from '@/lib/core/actions/catalogue';
import { lawfulBasisOf } from '@/lib/core/contactability/lawful-basis';
import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import type { Action } from '@/lib/db/generated/client';

/** For each person: on what ground they are contacted, by which record, and when suppression was looked at. */
export function contactBases(action: Action, facts: Facts, at: Date) {
  const { reaches } = describeAction(action.kind as ActionKind, action.payload);
  if (reaches === null || isUnknown(facts.contacts) || isUnknown(facts.policy)) return [];
  const rules = facts.policy.body.contact;
  return facts.contacts.map(({ contactId, facts: known }) => ({
    contactId,
    ...lawfulBasisOf(reaches, known, rules, at),
  }));
}
