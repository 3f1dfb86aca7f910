import { observeEvent, plannedPart, type Violation, violationsOf } from '@/lib/core/sources/tracking-plan';
import type { Writer } from '@/lib/db/gather-writes';
import { planKey, type RecordingRules } from '@/lib/db/repositories/recording-rules';
import { type OpenSource, type PlanStep, savePlan } from '@/lib/db/repositories/sources';
import type { CheckedItem } from './check-items';

/**
 * Holds signals against the tracking plan of their source, and learns from them what nobody has confirmed yet.
 * @returns where each breaks the plan; those that do not are left out.
 */
export async function checkPlan(
  writer: Writer,
  source: OpenSource,
  { plan }: RecordingRules,
  items: readonly CheckedItem[],
): Promise<Map<CheckedItem, Violation[]>> {
  const found = new Map<CheckedItem, Violation[]>();
  const steps = new Map<string, PlanStep>();
  for (const item of items) {
    const part = plannedPart(item.input);
    if (!part) continue;
    const { kind } = item.input;
    const key = planKey(kind, part.event);
    const violations = violationsOf(plan.get(key), part.properties);
    if (violations.length > 0) found.set(item, violations);
    const observed = observeEvent(plan.get(key), part.properties);
    plan.set(key, observed);
    const before = steps.get(key) ?? { kind, event: part.event, plan: observed, seen: 0, violations: 0 };
    steps.set(key, {
      ...before,
      plan: observed,
      seen: before.seen + 1,
      violations: before.violations + (violations.length > 0 ? 1 : 0),
    });
  }
  await savePlan(writer, {
    workspaceId: source.workspaceId,
    sourceId: source.id,
    steps: [...steps.values()],
  });
  return found;
}
