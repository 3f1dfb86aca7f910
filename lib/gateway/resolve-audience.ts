import type { Reaching } from '@/lib/core/actions/catalogue';
import { audienceFilterSchema } from '@/lib/core/audiences/audience-filter';
import { runContactCheck } from '@/lib/core/contactability/check-contact';
import { contactChecks } from '@/lib/core/contactability/rules';
import { findAudience } from '@/lib/db/repositories/audiences';
import { contactRulesInForce } from '@/lib/db/repositories/contact-rules';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { gatherContactFacts } from './contact-facts';
import { lockContacts } from './contact-lock';

export type ResolvedAudience = {
  /** Those who may be contacted for this, by id in one order. */
  members: string[];
  /** Those who belong to it and are left out, by the rule that speaks first. */
  leftOut: Record<string, number>;
};

/** What holds for the moment of a message is looked at when each message is sent. */
const ofTheMoment = ['contact.frequency', 'contact.quiet-hours'];
const checks = contactChecks.filter(({ id }) => !ofTheMoment.includes(id));

/**
 * Whom an audience comes to now: those of its filter who may be contacted for the purpose. Read under the lock of all of them, it
 * stays so until the transaction ends.
 */
export async function resolveAudience(
  tx: Tx,
  workspaceId: string,
  audienceId: string,
  request: Pick<Reaching, 'purpose' | 'channel'> & { agentId: string | null; actionId: string | null },
): Promise<ResolvedAudience> {
  const audience = await tx.audience.findUnique({
    where: { id_workspaceId: { id: audienceId, workspaceId } },
  });
  if (!audience) return { members: [], leftOut: {} };
  return resolveFilter(tx, workspaceId, audience.filter, request);
}

/** The same for a filter that is not kept yet. */
export async function resolveFilter(
  tx: Tx,
  workspaceId: string,
  filter: unknown,
  request: Pick<Reaching, 'purpose' | 'channel'> & { agentId: string | null; actionId: string | null },
): Promise<ResolvedAudience> {
  const { purpose, channel, agentId, actionId } = request;
  const found = await findAudience(tx, workspaceId, audienceFilterSchema.parse(filter));
  await lockContacts(tx, workspaceId, found);
  const rules = await contactRulesInForce(tx, workspaceId);
  const { timeZone } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const question = { workspaceId, workspaceTimeZone: timeZone, purpose, channel, actionId };
  const at = now();
  const members: string[] = [];
  const leftOut: Record<string, number> = {};
  for (const { contactId, facts } of await gatherContactFacts(tx, question, found)) {
    const [objection] = checks.flatMap((check) =>
      runContactCheck(check, { purpose, channel, agentId }, facts, rules, at),
    );
    if (objection) leftOut[objection.rule] = (leftOut[objection.rule] ?? 0) + 1;
    else members.push(contactId);
  }
  return { members, leftOut };
}
