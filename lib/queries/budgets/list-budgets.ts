import type { BudgetPage } from '@/lib/contracts/budgets';
import { readBudgets } from './read-budgets';

/** All budgets of a workspace. They are set by hand and few: one page holds them. */
export async function listBudgets(workspace: { id: string; timeZone: string }): Promise<BudgetPage> {
  return { rows: await readBudgets(workspace), nextCursor: null };
}
