const squeeze = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Filled in by people after sales spoke with the contact, or the outcome itself: learning from them is a leak. */
const afterContact = new Set([
  'tags',
  'leadquality',
  'leadprofile',
  'lastnotableactivity',
  'converted',
  'convertedat',
  'conversion',
  'outcome',
  'won',
  'closedate',
  'closevalue',
  'dealstage',
]);
const afterContactPrefixes = ['asymmetrique', 'asymmetric'];
/** Names of a row, not of a property of the contact. */
const identities = new Set([
  'id',
  'prospectid',
  'leadnumber',
  'contactid',
  'externalid',
  'messageid',
  'email',
  'name',
  'phone',
]);

/** Whether a trait may be learnt from and scored with: it is known when the signal arrives, and it is not an identity. */
export function isKnownAtSignalTime(trait: string): boolean {
  const name = squeeze(trait);
  if (name === '' || afterContact.has(name) || identities.has(name)) return false;
  return !afterContactPrefixes.some((prefix) => name.startsWith(prefix));
}

/** Whether two trait names mean the same trait, however they are spelt: `Last Activity`, `last_activity`, `lastActivity`. */
export const sameTrait = (a: string, b: string): boolean => squeeze(a) === squeeze(b);
