/** Two profiles that are one person, and a device with whom it was used by. */
export type ProfileLink = readonly [string, string];
/** `leaf` is the device's own profile, of what was seen before anybody signed in. */
export type DeviceLink = { device: string; leaf: string | null; profile: string };

/**
 * Which profiles are one person: those that share an identifier, and the device of somebody who alone used it. A device that several
 * people used is shared and belongs to nobody. It is a function of the links alone: in whatever order they became known, the
 * people are the same.
 * @returns the cluster of each profile, named after its least member.
 */
export function clustersOf(
  profiles: readonly string[],
  links: readonly ProfileLink[],
  deviceLinks: readonly DeviceLink[],
): Map<string, string> {
  const sets = disjointSets(profiles);
  for (const [a, b] of links) sets.join(a, b);
  const devices = new Map<string, { leaf: string | null; users: Set<string> }>();
  for (const { device, leaf, profile } of deviceLinks) {
    const known = devices.get(device) ?? { leaf, users: new Set() };
    known.users.add(sets.find(profile));
    devices.set(device, known);
  }
  // Only after all people are known: whether a device has one user or two must not depend on which of them is looked at first.
  for (const { leaf, users } of devices.values()) {
    const [only, another] = users;
    if (leaf !== null && only !== undefined && another === undefined) sets.join(leaf, only);
  }
  return new Map(profiles.map((profile) => [profile, sets.find(profile)]));
}

function disjointSets(members: readonly string[]) {
  const parents = new Map(members.map((member) => [member, member]));
  const find = (member: string): string => {
    let root = member;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    for (let at = member; at !== root; ) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  const join = (a: string, b: string): void => {
    if (!parents.has(a)) parents.set(a, a);
    if (!parents.has(b)) parents.set(b, b);
    const [x, y] = [find(a), find(b)];
    if (x < y) parents.set(y, x);
    else parents.set(x, y);
  };
  return { find, join };
}
