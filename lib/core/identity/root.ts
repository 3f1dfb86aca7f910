/**
 * Which of a person's profiles stands for them: one that is somebody in the directory of contacts before one that is a device alone, and
 * the one known longest among those. Ids sort by when they were made.
 */
export function rootOf<P extends { id: string; externalId: string }>(profiles: readonly P[]): P {
  const [first, ...others] = profiles;
  if (!first) throw new Error('A person has at least one profile.');
  return others.reduce((best, profile) => (before(profile, best) ? profile : best), first);
}

/** A profile that nothing else names has an id of ours in the place of a source's. */
const isNameless = ({ externalId }: { externalId: string }): boolean => externalId.startsWith('con_');

const before = (a: { id: string; externalId: string }, b: { id: string; externalId: string }): boolean =>
  isNameless(a) === isNameless(b) ? a.id < b.id : isNameless(b);
