import { isUnknown } from '../facts';
import { readContact } from '../read-target';
import { deny, unreadable } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.account-tier';
const question = 'whether the contact belongs to an account the agent may touch';

/** A contact of no account counts as the lowest tier, as an account that nobody has classified does. */
export const scopeAccountTier = scopeRule(id, question, (scope, input) => {
  const contact = readContact(input);
  if (contact === null) return [];
  if (isUnknown(contact)) return [unreadable(id, question, contact.unknown)];
  const tier = contact.accountTier ?? 'tier_3';
  if (scope.accountTiers.includes(tier)) return [];
  return [
    deny(
      id,
      `Accounts of tier ${tier.slice('tier_'.length)} are not in the agent's scope.`,
      { accountTier: tier },
      'A person can take this on; an admin can add the tier to the scope, and a second admin confirms it.',
    ),
  ];
});
