import type { RunBudget, TokenPrices } from '@/lib/core/drafts/run-budget';
import { env } from '../env';

export type ModelSettings = {
  model: string;
  baseUrl: string | null;
  apiKey: string;
  timeoutMs: number;
  prices: TokenPrices | null;
  budget: RunBudget;
};

/** An amount such as 0.15 in micros, exactly. */
const microsOfAmount = (amount: string): bigint => {
  const [units = '0', part = ''] = amount.split('.');
  return BigInt(units) * 1_000_000n + BigInt(part.padEnd(6, '0'));
};

/** The model that is configured; null where none is, and then everything is done without one. */
export function modelSettings(): ModelSettings | null {
  const e = env();
  if (!e.OPENAI_MODEL || !(e.OPENAI_API_KEY || e.OPENAI_BASE_URL)) return null;
  const { OPENAI_INPUT_PRICE: input, OPENAI_OUTPUT_PRICE: output, OPENAI_PRICE_CURRENCY: currency } = e;
  return {
    model: e.OPENAI_MODEL,
    baseUrl: e.OPENAI_BASE_URL ?? null,
    apiKey: e.OPENAI_API_KEY ?? 'none',
    timeoutMs: e.OPENAI_TIMEOUT_SECONDS * 1000,
    prices:
      input && output && currency
        ? { inputMicros: microsOfAmount(input), outputMicros: microsOfAmount(output), currency }
        : null,
    budget: {
      tokens: e.OPENAI_RUN_TOKENS,
      milliseconds: e.OPENAI_RUN_SECONDS * 1000,
      costMicros: e.OPENAI_RUN_COST ? microsOfAmount(e.OPENAI_RUN_COST) : null,
    },
  };
}
