type WithLimits<L> = { limits: L[] };

/**
 * The profile that stands for the person whom a signal is about, with the limits of both: whoever was found to be somebody is planned for
 * and proposed for as that person.
 */
export function personOfProfile<L, P extends WithLimits<L>>(
  profile: (P & { mergedInto: P | null }) | null,
): P | null {
  const person = profile?.mergedInto ?? profile;
  return person && { ...person, limits: [...new Set([...(profile?.limits ?? []), ...person.limits])] };
}
