import type { RecordRetentionView } from '@/lib/contracts/record-retention';
import { DROP_VERB } from '@/lib/core/audit/log/drops';
import {
  type RetentionKind,
  retentionCutoff,
  retentionKinds,
  retentionKindTitles,
  verbsOfKind,
} from '@/lib/core/audit/retention';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { refOfId } from '../names/ref-of-id';
import { resolveNames } from '../names/resolve-names';
import { countEntries } from './search/count-entries';
import { askRecord, type Workspace } from './search/question';

/** Lifted holds beyond these are found in the record. */
const SHOWN = 50;

/** How long contents are kept, the holds, and what was dropped. */
export async function readRetention(workspaceId: string): Promise<RecordRetentionView> {
  const where = { workspaceId };
  const [kept, holds, [dropped]] = await Promise.all([
    db().recordRetention.findMany({ where }),
    db().recordHold.findMany({
      where,
      orderBy: [{ liftedAt: { sort: 'desc', nulls: 'first' } }, { placedAt: 'desc' }],
      take: SHOWN,
    }),
    db().$queryRaw<{ entries: number; lastAt: Date | null }[]>`
      SELECT coalesce(sum((body->'detail'->>'entries')::int), 0)::int AS entries, max(occurred_at) AS "lastAt"
      FROM audit_entries WHERE workspace_id = ${workspaceId} AND verb = ${DROP_VERB}`,
  ]);
  const person = (id: string) => ({ type: 'person', id });
  const names = await resolveNames(workspaceId, [
    ...kept.map(({ setById }) => person(setById)),
    ...holds.flatMap(({ placedById, liftedById, subjectId }) => [
      person(placedById),
      ...(liftedById ? [person(liftedById)] : []),
      ...(subjectId ? [refOfId(subjectId)] : []),
    ]),
  ]);
  const named = ({ type, id }: { type: string; id: string }) => names.of(type, id);
  return {
    kinds: retentionKinds.map((kind) => {
      const row = kept.find((each) => each.kind === kind);
      return {
        kind,
        title: retentionKindTitles[kind],
        kept: row
          ? {
              days: row.days,
              inForceAt: row.inForceAt.toISOString(),
              setBy: named(person(row.setById)),
              setAt: row.setAt.toISOString(),
            }
          : null,
      };
    }),
    holds: holds.map((hold) => ({
      id: hold.id,
      name: hold.name,
      reason: hold.reason,
      subject: hold.subjectId ? named(refOfId(hold.subjectId)) : null,
      from: hold.fromAt?.toISOString() ?? null,
      to: hold.toAt?.toISOString() ?? null,
      placedBy: named(person(hold.placedById)),
      placedAt: hold.placedAt.toISOString(),
      lifted:
        hold.liftedAt && hold.liftedById && hold.liftReason
          ? {
              by: named(person(hold.liftedById)),
              at: hold.liftedAt.toISOString(),
              reason: hold.liftReason,
            }
          : null,
    })),
    dropped: { entries: dropped?.entries ?? 0, lastAt: dropped?.lastAt?.toISOString() ?? null },
  };
}

/** How many entries of a kind are older than so many days. @throws AppError `unavailable` while the record is being taken up. */
export async function previewRetention(workspace: Workspace, kind: RetentionKind, days: number) {
  const before = retentionCutoff(days, now()).toISOString();
  const question = await askRecord(workspace, { verb: verbsOfKind(kind), to: before });
  return { entries: await countEntries(question), before };
}
