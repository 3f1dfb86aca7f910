/** What one run may use up by all its questions to a model; a cost only where prices are known. */
export type RunBudget = { tokens: number; milliseconds: number; costMicros: bigint | null };
/** What it has used up so far. `unknown`: a question whose tokens nobody stated. */
export type RunUse = { tokens: number; milliseconds: number; costMicros: bigint; unknown: boolean };
/** Micros of the currency for a million tokens. */
export type TokenPrices = { inputMicros: bigint; outputMicros: bigint; currency: string };

const MILLION = 1_000_000n;

/** What a question cost, rounded up; null where no price is configured or no tokens were stated: then nobody knows. */
export const costOf = (
  prices: TokenPrices | null,
  used: { inputTokens: number | null; outputTokens: number | null },
): bigint | null =>
  prices === null || used.inputTokens === null || used.outputTokens === null
    ? null
    : (BigInt(used.inputTokens) * prices.inputMicros +
        BigInt(used.outputTokens) * prices.outputMicros +
        MILLION -
        1n) /
      MILLION;

/** No text has more tokens than bytes. */
export const mostTokensOf = (text: string): number => new TextEncoder().encode(text).length;

/**
 * Why a run may not ask once more; null where it may. What the next question takes at the most is held against what is left, so that
 * no budget is overshot. A question whose tokens were not stated is taken to have used up the rest.
 */
export function whyBudgetIsSpent(
  budget: RunBudget,
  use: RunUse,
  next: { inputTokens: number; outputTokens: number; prices: TokenPrices | null },
): string | null {
  if (use.unknown)
    return 'An earlier question of this run did not say how many tokens it took: no more is spent.';
  const tokens = use.tokens + next.inputTokens + next.outputTokens;
  if (tokens > budget.tokens)
    return `The run may use ${budget.tokens} tokens; ${use.tokens} are used, and this question could take ${next.inputTokens + next.outputTokens}.`;
  if (use.milliseconds >= budget.milliseconds)
    return `The run may wait ${Math.round(budget.milliseconds / 1000)} seconds for a model, and has.`;
  const cost = costOf(next.prices, next);
  if (budget.costMicros !== null && (cost === null || use.costMicros + cost > budget.costMicros))
    return 'What the run may spend on a model is spent, or this question could cost more than is left.';
  return null;
}
