import { outsideStateSchema } from '@/lib/core/actions/catalogue';
import { findingSchema } from '@/lib/core/gate/finding';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { leaveSealed } from '@/lib/db/open-sealed';
import { hashAction, namesOfFields, recordableFindings } from '@/lib/gateway';
import { canonicalText } from '@/lib/platform/canonical';

const PAGE = 200;

/**
 * Holds every action, decision, execution and answer of a workspace against what the record said of it when it was written: an edit of
 * a row leaves the tree whole, and is found here. @returns what does not fit, and how many actions were compared.
 */
export async function compareActions(workspaceId: string): Promise<{ problems: string[]; actions: number }> {
  const problems: string[] = [];
  let actions = 0;
  let after = '';
  for (;;) {
    const page = await db().action.findMany({
      where: { workspaceId, id: { gt: after } },
      include: compared,
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    const stored = await storedPayloads(
      workspaceId,
      page.map(({ id }) => id),
    );
    const entries = await db().auditEntry.findMany({
      where: { workspaceId, actionId: { in: page.map(({ id }) => id) } },
      orderBy: { id: 'asc' },
      select: { actionId: true, verb: true, body: true, canonical: true },
    });
    // What was dropped when its time was over can't be compared any more.
    const over = new Set(entries.flatMap(({ actionId, canonical }) => (canonical === '' ? [actionId] : [])));
    const comparable = page.filter(({ id }) => !over.has(id));
    for (const action of comparable)
      problems.push(
        ...compareReadable(
          { ...action, stored: stored.get(action.id), nameOf: await namesOfFields(db(), action) },
          entries
            .filter(({ actionId }) => actionId === action.id)
            .map(({ verb, body }) => ({ verb, detail: (body as { detail: Detail }).detail })),
        ).map((problem) => `Action ${action.id}: ${problem}`),
      );
    actions += comparable.length;
    after = page.at(-1)?.id ?? '';
    if (page.length < PAGE) return { problems, actions };
  }
}

async function storedPayloads(workspaceId: string, ids: string[]): Promise<Map<string, Prisma.JsonValue>> {
  const rows = await leaveSealed(() =>
    db().action.findMany({ where: { workspaceId, id: { in: ids } }, select: { id: true, payload: true } }),
  );
  return new Map(rows.map(({ id, payload }) => [id, payload]));
}

const compared = {
  decisions: true,
  execution: true,
  approvals: true,
} satisfies Prisma.ActionInclude;
type Compared = Prisma.ActionGetPayload<{ include: typeof compared }> & {
  /** The payload as it is stored and hashed. */
  stored: Prisma.JsonValue | undefined;
  /** What the record calls the fields of its target. */
  nameOf: (field: string) => string;
};
type Detail = Record<string, unknown>;
type Said = { verb: string; detail: Detail };

/** Statuses of an answer that each leave an entry. */
const answered = ['granted', 'rejected', 'expired', 'superseded'] as const;

/** A row that no longer fits its schema is itself what was looked for: it must not end the check. */
function compareReadable(action: Compared, said: readonly Said[]): string[] {
  try {
    return compareAction(action, said);
  } catch (error) {
    return [`its rows can't be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function compareAction(action: Compared, said: readonly Said[]): string[] {
  const of = (verb: string) => said.filter((entry) => entry.verb === verb).map(({ detail }) => detail);
  const problems: string[] = [];
  const decided = of('actions.decided');
  const { hash } = hashAction({ ...action, payload: action.stored });
  if (hash !== action.hash || decided.at(-1)?.hash !== hash)
    problems.push('what it does is not what was decided.');

  for (const decision of action.decisions) {
    const entry = decided.find(({ decisionId }) => decisionId === decision.id);
    const findings = recordableFindings(findingSchema.array().parse(decision.findings));
    if (!entry) problems.push(`decision ${decision.id} is in no entry.`);
    else if (entry.verdict !== decision.verdict || !isSame(entry.findings, findings))
      problems.push(`decision ${decision.id} is not the one on record.`);
  }
  if (decided.length !== action.decisions.length) problems.push('a decision that is on record is gone.');

  const claims = of('actions.claimed');
  const { execution } = action;
  if (execution) {
    const claim = claims.findLast(({ executionId }) => executionId === execution.id);
    if (!claim) problems.push('it was begun, and no entry says so.');
    else if (
      !isSameState(claim.before, execution.checkpoint, action.nameOf) ||
      !isSameState(claim.intended, execution.intended, action.nameOf)
    )
      problems.push('what it found and set is not what is on record.');
  } else if (claims.length > 0) problems.push('it was begun, and its execution is gone.');

  for (const approval of action.approvals) {
    const status = answered.find((each) => each === approval.status);
    if (!status) continue;
    const entry = of(`approvals.${status}`).find(({ approvalId }) => approvalId === approval.id);
    if (!entry) problems.push(`answer ${approval.id} (${status}) is in no entry.`);
    else if (status === 'rejected' && entry.reason !== approval.reason)
      problems.push(`the reason of answer ${approval.id} is not the one on record.`);
    else if (entry.actionHash !== undefined && entry.actionHash !== approval.actionHash)
      problems.push(`answer ${approval.id} was given to something else.`);
  }
  return problems;
}

/**
 * Entries from before personal values were sealed hold keyed fingerprints of the words of messages, which are not compared any more, and
 * name the people of an audience by the platform's ids.
 */
function isSameState(recorded: unknown, state: unknown, nameOf: (field: string) => string): boolean {
  const said = Object.entries(outsideStateSchema.parse(recorded));
  const old = new Set(said.flatMap(([field, value]) => (String(value).startsWith('hmac:') ? [field] : [])));
  const known = (fields: [string, unknown][]) =>
    Object.fromEntries(fields.filter(([field]) => !old.has(field)));
  const is = Object.entries(outsideStateSchema.parse(state));
  const named = is.map(([field, value]): [string, unknown] => [nameOf(field), value]);
  return isSame(known(said), known(named)) || isSame(known(said), known(is));
}

const isSame = (a: unknown, b: unknown) => canonicalText(a ?? null) === canonicalText(b ?? null);
