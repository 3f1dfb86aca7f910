import type { ContentContext } from '@/lib/agents/content/context';
import type { AgentResult } from '@/lib/agents/kit/agent';
import { agentDefinitions } from '@/lib/agents/registry';
import { kindsOfSurface, type Surface, surfaces } from '@/lib/core/content/surface';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { recordedPayloads } from '@/lib/core/signals/signal-kinds';
import { db } from '@/lib/db/client';
import { factsInForce } from '@/lib/db/repositories/approved-facts';
import { knownRoles, knownRolesSelect } from '../account/known-roles';
import type { RunWithSignal } from '../load-run';
import { loadPageStandings } from '../page-standings';
import { nothingProposed } from './nothing-proposed';

/**
 * What the content agent proposes: of a run about the results of a page, e-mail or ad, its next splits; of any other run, variants for the company
 * that it is about, as a step of whichever plan names the agent.
 */
export async function writeContent(
  run: RunWithSignal,
  today: string,
): Promise<{ result: AgentResult; modelHash: null }> {
  const { workspaceId, signal, id: seed } = run;
  const answer = (result: AgentResult) => ({ result, modelHash: null });
  const granted = await surfacesGranted(run);
  const base = {
    signal: { id: signal.id, quality: signal.quality },
    facts: await factsInForce(db(), workspaceId),
    today,
    seed,
    exploreShare: exploreShareOf(run),
  };
  const piecesOf = async (pageId?: string) =>
    (await loadPageStandings(workspaceId, pageId)).filter(({ surface }) => granted.includes(surface));
  if (signal.kind === 'page.performance') {
    const { pageId } = recordedPayloads['page.performance'].parse(signal.payload);
    const pages = await piecesOf(pageId);
    return answer(agentDefinitions.content.propose({ ...base, pages, audience: null }));
  }
  const withheld = nothingProposed(run);
  if (withheld) return answer(withheld);
  const audience = await audienceOf(run);
  if (!audience)
    return answer({ summary: 'The signal is of no known company: nobody to write for.', proposals: [] });
  const pages = await piecesOf();
  return answer(agentDefinitions.content.propose({ ...base, pages, audience }));
}

/** The surfaces of which the scope grants both to put words there and to say who sees them. */
async function surfacesGranted({ workspaceId, agentId }: RunWithSignal): Promise<Surface[]> {
  const scope = await db().scope.findFirst({
    where: { workspaceId, agentId: agentId ?? '', status: 'active' },
    select: { body: true },
  });
  const kinds: readonly string[] = scope ? scopeBodySchema.parse(scope.body).kinds : [];
  return surfaces.filter((surface) =>
    Object.values(kindsOfSurface[surface]).every((kind) => kinds.includes(kind)),
  );
}

/** Without a policy, or with one that can't be read, nothing is tried out. */
function exploreShareOf({ agent }: RunWithSignal): number {
  return storedPolicyBodySchema.safeParse(agent?.workspace.policies[0]?.body).data?.exploreShare ?? 0;
}

/** The company's industry, and the roles that are known of its buying group. */
async function audienceOf({
  workspaceId,
  subjectType,
  subjectId,
  signal,
}: RunWithSignal): Promise<ContentContext['audience']> {
  const accountId = subjectType === 'account' ? subjectId : (signal.contact?.accountId ?? signal.accountId);
  if (!accountId) return null;
  const account = await db().account.findUnique({
    where: { id_workspaceId: { id: accountId, workspaceId } },
    select: {
      industry: true,
      ...knownRolesSelect,
    },
  });
  if (!account) return null;
  return { accountId, industry: account.industry, roles: knownRoles(account) };
}
