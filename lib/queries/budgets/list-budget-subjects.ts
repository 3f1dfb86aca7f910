import type { BudgetSubjectChoice } from '@/lib/contracts/budgets';
import { channels } from '@/lib/core/actions/catalogue';
import { channelTitles } from '@/lib/core/actions/channel-titles';
import { db } from '@/lib/db/client';

/** As many of each kind as a list to choose from can hold. */
const SHOWN = 500;

/** What a budget can cap, with the periods for which it has one. Without an end: a workspace has tens of each. */
export async function listBudgetSubjects(workspace: {
  id: string;
  name: string;
}): Promise<BudgetSubjectChoice[]> {
  const where = { workspaceId: workspace.id };
  const named = { where, select: { id: true, name: true }, orderBy: { name: 'asc' }, take: SHOWN } as const;
  const [campaigns, agents, adAccounts, budgets] = await Promise.all([
    db().campaign.findMany(named),
    db().agent.findMany(named),
    db().campaign.findMany({
      where,
      distinct: ['adAccount'],
      select: { adAccount: true },
      orderBy: { adAccount: 'asc' },
      take: SHOWN,
    }),
    db().budget.findMany({ where: { ...where, archivedAt: null } }),
  ]);
  const choice = (subject: BudgetSubjectChoice['subject'], subjectId: string, name: string) => ({
    subject,
    subjectId,
    name,
    takenPeriods: budgets
      .filter((budget) => budget.subject === subject && budget.subjectId === subjectId)
      .map(({ period }) => period),
  });
  return [
    choice('workspace', workspace.id, workspace.name),
    ...channels.map((channel) => choice('channel', channel, channelTitles[channel])),
    ...adAccounts.map(({ adAccount }) => choice('ad_account', adAccount, adAccount)),
    ...campaigns.map(({ id, name }) => choice('campaign', id, name)),
    ...agents.map(({ id, name }) => choice('agent', id, name)),
  ];
}
