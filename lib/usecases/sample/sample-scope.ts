import { agentDefinitions } from '@/lib/agents/registry';
import { catalogue } from '@/lib/core/actions/catalogue';
import type { AgentKind } from '@/lib/core/runs/agent-kind';
import type { ScopeBody } from '@/lib/core/scopes/scope-body';
import { segments } from '@/lib/core/scopes/segment';
import { seniorities } from '@/lib/core/scopes/seniority';
import { microsOf } from '@/lib/core/shared/micros';
import { now } from '@/lib/platform/clock';

const YEAR_MS = 365 * 86_400_000;

/** What each agent of the sample may do at first: its own craft, and not more. */
export function sampleScope(kind: AgentKind, timeZone: string): ScopeBody {
  const kinds = [...agentDefinitions[kind].proposes];
  const spends = kind === 'bid-and-budget';
  return {
    kinds,
    channels: [...new Set(kinds.map((each) => catalogue[each].channel))],
    connections: 'all',
    adAccounts: spends ? 'all' : [],
    campaigns: spends ? 'all' : [],
    accountTiers: ['tier_1', 'tier_2', 'tier_3'],
    segments: [...segments],
    regions: 'all',
    languages: 'all',
    seniorities: [...seniorities],
    hours: { from: 0, to: 24, days: [1, 2, 3, 4, 5, 6, 7], timeZone },
    maxAddedDailySpendMicros: String(microsOf(spends ? 80 : 0)),
    maxAddedSpendPerDayMicros: String(microsOf(spends ? 200 : 0)),
    maxRelativeChange: spends ? 0.25 : 0,
    maxRelativeChangePerDay: spends ? 0.3 : 0,
    maxDrift: spends ? 0.5 : 0,
    maxReachPerAction: 1,
    maxActionsPerDay: null,
    expiresAt: new Date(now().getTime() + YEAR_MS).toISOString(),
    kindExpiresAt: {},
  };
}
