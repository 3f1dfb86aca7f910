import type { ContentContext } from '@/lib/agents/content/context';
import type { AgentResult } from '@/lib/agents/kit/agent';
import { agentDefinitions } from '@/lib/agents/registry';
import { recordedPayloads } from '@/lib/core/signals/signal-kinds';
import { db } from '@/lib/db/client';
import { factsInForce } from '@/lib/db/repositories/approved-facts';
import { knownRoles, knownRolesSelect } from '../account/known-roles';
import type { RunWithSignal } from '../load-run';
import { loadPageStandings } from '../page-standings';
import { nothingProposed } from './nothing-proposed';

/**
 * What the content agent proposes: of a run about a page's results, the next splits of that page; of any other run, variants for the company
 * that it is about, as a step of whichever plan names the agent.
 */
export async function writeContent(
  run: RunWithSignal,
  today: string,
): Promise<{ result: AgentResult; modelHash: null }> {
  const { workspaceId, signal, id: seed } = run;
  const answer = (result: AgentResult) => ({ result, modelHash: null });
  const base = {
    signal: { id: signal.id, quality: signal.quality },
    facts: await factsInForce(db(), workspaceId),
    today,
    seed,
  };
  if (signal.kind === 'page.performance') {
    const { pageId } = recordedPayloads['page.performance'].parse(signal.payload);
    const pages = await loadPageStandings(workspaceId, pageId);
    return answer(agentDefinitions.content.propose({ ...base, pages, audience: null }));
  }
  const withheld = nothingProposed(run);
  if (withheld) return answer(withheld);
  const audience = await audienceOf(run);
  if (!audience)
    return answer({ summary: 'The signal is of no known company: nobody to write for.', proposals: [] });
  const pages = await loadPageStandings(workspaceId);
  return answer(agentDefinitions.content.propose({ ...base, pages, audience }));
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
