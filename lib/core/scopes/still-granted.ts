import { diffScopes } from './diff-scopes';
import type { ScopeBody } from './scope-body';

/** One thing that a widened scope added: a value of a list, or `*` for a raised limit or for "all". */
export type Addition = { field: string; item: string };

/**
 * Which of the additions of one widened scope are still there in the scope in force. `before` is the scope that was in force
 * when they were added, null where there was none: what the present one does not grant beyond it is no addition any more. Of
 * what was added by "all" any part that remains counts, because none of it was tried before.
 */
export function stillGranted<A extends Addition>(
  additions: readonly A[],
  before: ScopeBody | null,
  inForce: ScopeBody,
): A[] {
  const wider = diffScopes(before, inForce).filter((change) => change.direction === 'widens');
  return additions.filter(({ field, item }) =>
    wider.some(
      (change) =>
        change.field === field && (item === '*' || change.added.includes(item) || change.added.includes('*')),
    ),
  );
}
