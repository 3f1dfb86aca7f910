import type { ClaimView } from '@/lib/contracts/actions';
import { whyNotStated } from '@/lib/core/content/approved-fact';
import { isPublishKind } from '@/lib/core/content/surface';
import { publishVariantSchema, sentencesOf } from '@/lib/core/content/variant-payload';
import { db } from '@/lib/db/client';
import type { Action } from '@/lib/db/generated/client';
import { factOfRow } from '@/lib/db/repositories/approved-facts';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';

type Claiming = Pick<Action, 'id' | 'kind' | 'payload'>;
const variantsAmong = (actions: readonly Claiming[]) =>
  actions.flatMap(({ id, kind, payload }) => {
    const variant = isPublishKind(kind) ? publishVariantSchema.safeParse(payload) : null;
    return variant?.success ? [{ id, variant: variant.data }] : [];
  });

/** Every sentence of what these actions would publish, with the approved fact behind it as it is today; by action. */
export async function readClaims(
  workspaceId: string,
  actions: readonly Claiming[],
): Promise<Map<string, ClaimView[]>> {
  const variants = variantsAmong(actions);
  if (variants.length === 0) return new Map();
  const ids = variants.flatMap(({ variant }) => sentencesOf(variant).flatMap(({ factId }) => factId ?? []));
  const [rows, { timeZone }] = await Promise.all([
    db().approvedFact.findMany({ where: { workspaceId, id: { in: [...new Set(ids)] } } }),
    db().workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { timeZone: true } }),
  ]);
  const facts = new Map(rows.map((row) => [row.id, row]));
  const today = localDay(now(), timeZone);
  return new Map(
    variants.map(({ id, variant }) => [
      id,
      sentencesOf(variant).map(({ text, factId }) => {
        const row = factId === null ? undefined : facts.get(factId);
        return {
          sentence: text,
          fact:
            factId === null
              ? null
              : {
                  id: factId,
                  source: row ? { title: row.sourceTitle, url: row.sourceUrl } : null,
                  objection: row
                    ? whyNotStated(factOfRow(row), variant.audience, today)
                    : 'there is no such approved fact',
                },
        };
      }),
    ]),
  );
}
