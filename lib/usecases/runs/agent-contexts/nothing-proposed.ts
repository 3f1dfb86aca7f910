import type { AgentResult } from '@/lib/agents/kit/agent';
import { processingLimitReasons, strictestLimit } from '@/lib/core/rights/processing-limit';
import type { RunWithSignal } from '../load-run';

/** What an agent answers about somebody who had us stop since the run was planned; null where nobody did. */
export function nothingProposed(run: RunWithSignal): AgentResult | null {
  const limit = strictestLimit((run.signal.contact?.limits ?? []).map(({ kind }) => kind));
  return limit && { summary: `Nothing is proposed: ${processingLimitReasons[limit]}.`, proposals: [] };
}
