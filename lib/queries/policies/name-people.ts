import type { PolicyBody } from '@/lib/core/gate/policy-body';
import type { PolicyNames } from '@/lib/core/policies/diff-policies';
import type { NameBook } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';

/** What the people are called whom policies name, or who made them. */
export function namePeople(
  workspaceId: string,
  bodies: readonly PolicyBody[],
  others: readonly (string | null)[] = [],
): Promise<NameBook> {
  const named = bodies.flatMap(({ escalation, brand }) => [
    ...escalation.paths.flatMap(({ reviewerId, deputyId }) => [reviewerId, deputyId]),
    ...brand.regulatedTopics.flatMap(({ legalReviewerIds }) => legalReviewerIds),
  ]);
  const ids = new Set([...named, ...others].filter((id) => id !== null));
  return resolveNames(
    workspaceId,
    [...ids].map((id) => ({ type: 'person', id })),
  );
}

export const policyNames = (names: NameBook, currency: string): PolicyNames => ({
  currency,
  nameOf: (id) => names.of('person', id).name ?? id,
});
