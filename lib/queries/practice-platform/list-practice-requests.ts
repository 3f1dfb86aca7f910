import type { z } from 'zod';
import {
  type PracticeRequestQuery,
  practiceFields,
  type practiceRequestListSchema,
} from '@/lib/contracts/practice';
import type { OutsideState } from '@/lib/core/actions/catalogue';
import { ownerNames } from '@/lib/practice-platform/owner-names';
import { listRequests } from '@/lib/practice-platform/requests';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';

/** What the practice platform's API was asked to do and did, newest first, with owners by name. */
export async function listPracticeRequests(
  workspaceId: string,
  query: PracticeRequestQuery,
): Promise<z.input<typeof practiceRequestListSchema>> {
  const found = await listRequests(workspaceId, {
    limit: query.limit + 1,
    ...(query.cursor ? { before: decodeKeyset(query.cursor) } : {}),
  });
  const { page, nextCursor } = takePage(found, query.limit, (row) =>
    encodeKeyset({ at: row.at, id: row.idempotencyKey }),
  );
  const owners = await ownerNames(
    workspaceId,
    page.flatMap((row) => [row.before.ownerId, row.after.ownerId]).filter((id) => typeof id === 'string'),
  );
  const shown = (state: OutsideState, field: string) => {
    const value = state[field];
    if (value === null || value === undefined) return null;
    if (field === 'ownerId') return owners.get(String(value)) ?? String(value);
    // Counted from 0 by the tool, from 1 by people.
    return field === 'nextStep' ? String(Number(value) + 1) : String(value);
  };
  return {
    rows: page.map(
      ({ requested, before, after, at, externalRef, idempotencyKey, operation, externalId }) => ({
        externalRef,
        idempotencyKey,
        operation,
        externalId,
        at: at.toISOString(),
        changes:
          operation === 'outreach.audience.update'
            ? [ofAudience(requested)]
            : practiceFields
                .filter((field) =>
                  operation === 'outreach.step.complete' ? field === 'nextStep' : field in requested,
                )
                .map((field) => ({ field, before: shown(before, field), after: shown(after, field) })),
      }),
    ),
    nextCursor,
  };
}

/** An audience has more people than a list can show: how many, and into which sequence. */
function ofAudience(requested: OutsideState) {
  const sequences = [...new Set(Object.values(requested))].map((sequence) => sequence ?? 'no sequence');
  const people = Object.keys(requested).length;
  return {
    field: 'people' as const,
    before: null,
    after: `${people} ${people === 1 ? 'contact' : 'contacts'}: ${sequences.join(', ')}`,
  };
}
