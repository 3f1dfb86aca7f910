import type { z } from 'zod';
import {
  type PracticeRequestQuery,
  practiceFields,
  type practiceRequestListSchema,
} from '@/lib/contracts/practice';
import type { OutsideState } from '@/lib/core/actions/catalogue';
import { readPageField } from '@/lib/core/content/page-state';
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
            : operation === 'cms.page.update'
              ? ofPage({ requested, before, after })
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

/** A field of a page names its variant or segment: it is shown with the value. */
function ofPage({ requested, before, after }: Record<'requested' | 'before' | 'after', OutsideState>) {
  return Object.keys(requested).flatMap((field) => {
    const read = readPageField(field);
    if (!read) return [];
    const [name, of] =
      read.of === 'split' ? (['split', read.segment] as const) : ([read.field, read.key] as const);
    const shown = (value: OutsideState[string] | undefined) => (value ? `${of}: ${value}` : null);
    return [{ field: name, before: shown(before[field]), after: shown(after[field]) }];
  });
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
