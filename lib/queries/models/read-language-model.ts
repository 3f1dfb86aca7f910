import { agentDrafting } from '@/lib/agents/registry';
import type { LanguageModel } from '@/lib/contracts/language-models';
import { catalogue } from '@/lib/core/actions/catalogue';
import { draftFieldsOf } from '@/lib/core/drafts/draftable';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { modelSettings } from '@/lib/platform/model/model-settings';
import { resolveNames } from '../names/resolve-names';
import { presentEvaluation, refsOfEvaluation } from './present-evaluation';

const DAYS = 30;
const DAY_MS = 86_400_000;
const MOST_EVALUATIONS = 20;

/** What writes the words of an agent, what was evaluated for it, and what it used. @throws AppError `not_found`. */
export async function readLanguageModel(workspaceId: string, agentId: string): Promise<LanguageModel> {
  const agent = await db().agent.findUnique({
    where: { id_workspaceId: { id: agentId, workspaceId } },
    select: { kind: true, name: true },
  });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent in this workspace.' });
  const kind = agentKindSchema.parse(agent.kind);
  const settings = modelSettings();
  const drafting = agentDrafting(kind, settings?.model ?? '');
  const evaluations = await db().modelEvaluation.findMany({
    where: { workspaceId, agentId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_EVALUATIONS,
    include: { calls: { select: { fellBack: true } } },
  });
  const configuredHash = settings && drafting ? drafting.versionHash : null;
  const answered =
    configuredHash === null
      ? null
      : await db().modelEvaluation.findFirst({
          where: { workspaceId, agentId, versionHash: configuredHash, answer: { not: null } },
          orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
          select: { answer: true },
        });
  const names = await resolveNames(workspaceId, evaluations.flatMap(refsOfEvaluation));
  const isLive = answered?.answer === 'accepted';
  return {
    agentId,
    agentName: agent.name,
    writes: [...(drafting?.prompts.keys() ?? [])].map((action) => ({
      kind: action,
      title: catalogue[action].title,
      fields: draftFieldsOf(action),
    })),
    configured:
      settings && drafting
        ? {
            model: settings.model,
            versionHash: drafting.versionHash,
            prompts: drafting.list,
            hasPrices: settings.prices !== null,
            runTokens: settings.budget.tokens,
            runSeconds: settings.budget.milliseconds / 1000,
          }
        : null,
    isLive,
    standing: standingOf({
      hasWords: drafting !== null,
      model: settings?.model ?? null,
      answer: answered?.answer ?? null,
      isEvaluated: evaluations.some(
        (row) => row.versionHash === configuredHash && row.status === 'completed',
      ),
    }),
    use: await readUse(workspaceId, agentId),
    evaluations: evaluations.map((row) => presentEvaluation(row, names, configuredHash)),
  };
}

function standingOf(is: {
  hasWords: boolean;
  model: string | null;
  answer: 'accepted' | 'rejected' | null;
  isEvaluated: boolean;
}): string {
  if (!is.hasWords) return 'This agent has no words that a model could write.';
  if (is.model === null)
    return 'The statistical reasoner writes: no language model is configured (OPENAI_MODEL, see docs/operations.md).';
  if (is.answer === 'accepted') return `${is.model} writes. Where it fails, the statistical text stands.`;
  if (is.answer === 'rejected')
    return `The statistical reasoner writes: a person kept ${is.model} with these prompts from this agent.`;
  return is.isEvaluated
    ? `The statistical reasoner writes: ${is.model} with these prompts was evaluated, and nobody has accepted it yet.`
    : `The statistical reasoner writes: ${is.model} with these prompts was not evaluated yet.`;
}

async function readUse(workspaceId: string, agentId: string): Promise<LanguageModel['use']> {
  const groups = await db().modelCall.groupBy({
    by: ['outcome', 'fellBack', 'currency'],
    where: {
      workspaceId,
      agentId,
      purpose: 'draft',
      askedAt: { gte: new Date(now().getTime() - DAYS * DAY_MS) },
    },
    _count: { _all: true },
    _sum: { inputTokens: true, outputTokens: true, costMicros: true },
  });
  const sum = (of: (group: (typeof groups)[number]) => number, from = groups) =>
    from.reduce((all, group) => all + of(group), 0);
  const count = (group: (typeof groups)[number]) => group._count._all;
  const currencies = [...new Set(groups.flatMap(({ currency }) => currency ?? []))].sort();
  const outcomes = [...new Set(groups.map(({ outcome }) => outcome))].sort();
  return {
    calls: sum(count),
    fellBack: sum((group) => (group.fellBack ? count(group) : 0)),
    inputTokens: sum((group) => group._sum.inputTokens ?? 0),
    outputTokens: sum((group) => group._sum.outputTokens ?? 0),
    costs: currencies.map((currency) => ({
      currency,
      micros: String(
        groups
          .filter((group) => group.currency === currency)
          .reduce((all, group) => all + (group._sum.costMicros ?? 0n), 0n),
      ),
    })),
    costUnknown: sum((group) =>
      group.currency === null && group.outcome !== 'budget_spent' ? count(group) : 0,
    ),
    byOutcome: outcomes.map((outcome) => ({
      outcome,
      count: sum(
        count,
        groups.filter((group) => group.outcome === outcome),
      ),
    })),
  };
}
