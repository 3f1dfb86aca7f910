import { z } from 'zod';
import type { BudgetEvent } from '@/lib/contracts/budgets';
import { auditEvents } from '@/lib/core/audit/events';
import { titleOfVerb } from '@/lib/core/audit/verb-titles';
import { type BudgetTerms, diffBudget } from '@/lib/core/budgets/budget-change';
import { budgetPacings } from '@/lib/core/budgets/budget-fact';
import { db } from '@/lib/db/client';
import { resolveNames } from '../names/resolve-names';

const SHOWN = 50;
const bodySchema = z.object({ detail: z.unknown() });
const pacingOf = (text: string) => z.enum(budgetPacings).parse(text);

/** What is on record of a budget, newest first, each change in plain words. */
export async function readBudgetHistory(
  workspaceId: string,
  budget: { id: string; currency: string },
): Promise<BudgetEvent[]> {
  const entries = await db().auditEntry.findMany({
    where: { workspaceId, subjectType: 'budget', subjectId: budget.id },
    orderBy: { id: 'desc' },
    take: SHOWN,
  });
  const names = await resolveNames(
    workspaceId,
    entries.map((entry) => ({ type: entry.actorType, id: entry.actorId })),
  );
  return entries.map((entry) => ({
    id: entry.id,
    at: entry.occurredAt.toISOString(),
    by: names.of(entry.actorType, entry.actorId),
    title: titleOfVerb(entry.verb),
    // What was dropped when its time was over says nothing any more.
    changes:
      entry.canonical === ''
        ? []
        : changesOf(entry.verb, bodySchema.parse(entry.body).detail, budget.currency),
  }));
}

function changesOf(verb: string, detail: unknown, currency: string): BudgetEvent['changes'] {
  const terms = termsOf(verb, detail);
  if (!terms) return [];
  return diffBudget(terms.from, terms.to, currency).map(({ direction, sentence }) => ({
    direction,
    sentence,
  }));
}

function termsOf(verb: string, detail: unknown): { from: BudgetTerms; to: BudgetTerms } | null {
  const terms = (cap: string, pacing: string, isArchived = false): BudgetTerms => ({
    capMicros: BigInt(cap),
    pacing: pacingOf(pacing),
    isArchived,
  });
  if (verb === 'budgets.cap_changed') {
    const { fromMicros, toMicros } = auditEvents[verb].parse(detail);
    return { from: terms(fromMicros, 'none'), to: terms(toMicros, 'none') };
  }
  if (verb !== 'budgets.changed' && verb !== 'budgets.change_proposed') return null;
  const { fromMicros, toMicros, fromPacing, toPacing, archives } = auditEvents[verb].parse(detail);
  return { from: terms(fromMicros, fromPacing), to: terms(toMicros, toPacing, archives) };
}
