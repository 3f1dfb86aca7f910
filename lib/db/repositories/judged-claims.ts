import { z } from 'zod';
import { type ClaimJudge, claimJudges, type JudgedClaim } from '@/lib/core/signals/quality/hear-others';
import type { JudgedClaims } from '@/lib/core/signals/quality/source-reliability';
import { now } from '@/lib/platform/clock';
import type { Writer } from '../gather-writes';
import type { Tx } from '../tx';

export type ClaimAbout = JudgedClaim & { contactId: string };

const DAY_MS = 86_400_000;
/** After so many days the same claim counts anew; within them sources that repeat each other count once. */
const ANEW_AFTER_DAYS = 90;
/** So far back judgements are kept, and learnt from. */
export const CLAIM_DAYS = 365;

const rank = (by: ClaimJudge): number => claimJudges.indexOf(by);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Keeps what turned out of claims of configured sources; programs that send under a name of their own choice have no record. */
export async function addJudgedClaims(
  tx: Writer,
  workspaceId: string,
  claims: readonly ClaimAbout[],
): Promise<void> {
  if (claims.length === 0) return;
  const strongest = new Map<string, ClaimAbout>();
  for (const claim of claims) {
    const key = `${claim.source}\n${claim.contactId}\n${claim.field}`;
    const known = strongest.get(key);
    if (!known || rank(claim.by) >= rank(known.by)) strongest.set(key, claim);
  }
  await tx.$executeRaw`
    insert into judged_claims as j (workspace_id, source_id, contact_id, field, borne_out, judged_by, judged_on)
    select ${workspaceId}, s.id, x."contactId", x.field, x."borneOut", x.by::claim_judge, ${dayOf(now().getTime())}::date
    from jsonb_to_recordset(${JSON.stringify([...strongest.values()])}::jsonb) as x(source text, "contactId" text, field text, "borneOut" boolean, by text)
    join sources s on s.workspace_id = ${workspaceId} and s.name = x.source
    order by s.id, x."contactId", x.field
    on conflict (source_id, contact_id, field) do update set
      borne_out = excluded.borne_out, judged_by = excluded.judged_by, judged_on = excluded.judged_on
    where excluded.judged_by > j.judged_by or j.judged_on < excluded.judged_on - ${ANEW_AFTER_DAYS}::int`;
}

const dayRow = z.object({ day: z.number(), confirmed: z.number(), contradicted: z.number() });

/** How many claims of a source were judged on each day of the last year: days since the epoch. */
export async function countJudgedClaims(
  tx: Pick<Tx, '$queryRaw'>,
  sourceId: string,
): Promise<JudgedClaims[]> {
  const since = dayOf(now().getTime() - CLAIM_DAYS * DAY_MS);
  const rows = await tx.$queryRaw`
    select judged_on - date '1970-01-01' as day, count(*) filter (where borne_out)::int as confirmed,
      count(*) filter (where not borne_out)::int as contradicted
    from judged_claims where source_id = ${sourceId} and judged_on > ${since}::date
    group by judged_on order by judged_on`;
  return dayRow.array().parse(rows);
}

/** What was judged longer ago counts no more. */
export const forgetJudgedClaims = (tx: Tx, sourceId: string): Promise<number> =>
  tx.$executeRaw`
    delete from judged_claims where source_id = ${sourceId} and judged_on <= ${dayOf(now().getTime() - CLAIM_DAYS * DAY_MS)}::date`;
