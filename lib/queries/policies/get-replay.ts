import type { ReplayView } from '@/lib/contracts/policies';
import { type ReplayExample, type ReplayResult, replayResultSchema } from '@/lib/core/policies/replay-result';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { readActionSentences } from '../actions/read-action-sentences';
import type { NameBook } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';

type Workspace = { id: string; currency: string };

/** How far a replay is, and what came of it, with names for its ids and a sentence for each example. Throws `not_found`. */
export async function getReplay(workspace: Workspace, id: string): Promise<ReplayView> {
  const row = await db().policyReplay.findUnique({
    where: { id_workspaceId: { id, workspaceId: workspace.id } },
  });
  if (!row) throw new AppError('not_found', { detail: 'There is no such replay.' });
  const stored = row.result === null ? null : replayResultSchema.parse(row.result);
  const names = await resolveNames(workspace.id, [
    { type: 'person', id: row.requestedById },
    ...(stored?.rows ?? []).flatMap(({ agentId }) => (agentId ? [{ type: 'agent', id: agentId }] : [])),
  ]);
  return {
    id: row.id,
    agentId: row.agentId,
    status: row.status,
    since: row.since.toISOString(),
    until: row.until.toISOString(),
    total: row.total,
    done: row.done,
    error: row.error,
    requestedBy: names.of('person', row.requestedById),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    result: stored && withoutExamples(stored),
    examples: stored ? await viewExamples(workspace, stored.examples, names) : [],
    names: (stored?.rows ?? []).flatMap(({ agentId }) => (agentId ? [names.of('agent', agentId)] : [])),
  };
}

const withoutExamples = ({ examples: _examples, ...figures }: ReplayResult): Omit<ReplayResult, 'examples'> =>
  figures;

async function viewExamples(
  workspace: Workspace,
  examples: readonly ReplayExample[],
  names: NameBook,
): Promise<ReplayView['examples']> {
  const ids = examples.map(({ actionId }) => actionId);
  const [sentences, actions] = await Promise.all([
    readActionSentences(workspace, ids),
    db().action.findMany({
      where: { workspaceId: workspace.id, id: { in: ids } },
      select: { id: true, runId: true },
    }),
  ]);
  const sentenceOf = new Map(sentences.map(({ id, sentence }) => [id, sentence]));
  const runOf = new Map(actions.map(({ id, runId }) => [id, runId]));
  const person = { type: 'person', id: '', name: null, isSample: false };
  return examples.map(({ category, actionId, agentId, kind, at, before, after }) => ({
    category,
    actionId,
    runId: runOf.get(actionId) ?? null,
    sentence: sentenceOf.get(actionId) ?? kind,
    agent: agentId ? names.of('agent', agentId) : person,
    at,
    before: { verdict: before.verdict, message: before.message },
    after: { verdict: after.verdict, message: after.message },
  }));
}
