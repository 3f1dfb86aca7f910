'use client';

import { formatNumber, formatPercent, MISSING } from '@/lib/client/format';
import type { AgentDetail } from '@/lib/contracts/agents';
import { useWorkspaceSlug } from '../auth/access-context';
import { DecisionBars } from '../overview/decision-bars';
import { Panel } from '../ui/panel';
import { Stat, StatRow } from '../ui/stat';

/** What came of an agent's proposals. */
export function AgentResults({ agent }: { agent: AgentDetail }) {
  const workspace = useWorkspaceSlug();
  const runs = `/${workspace}/runs?agent=${agent.id}`;
  const decided = `/${workspace}/approvals?status=decided&agent=${agent.id}`;
  return (
    <>
      <StatRow>
        <Stat
          label="Proposed"
          value={formatNumber(agent.proposed)}
          href={runs}
          note={`${agent.denied} refused by the gate`}
        />
        <Stat
          label="Carried out"
          value={formatNumber(agent.executed)}
          href={`${runs}&status=completed`}
          note={`${agent.undone} taken back`}
        />
        <Stat
          label="Waiting"
          value={formatNumber(agent.waiting)}
          href={`/${workspace}/approvals?agent=${agent.id}`}
          note="for a person"
        />
        <Stat
          label="Approved"
          value={
            agent.approvalRate === null
              ? MISSING
              : formatPercent(agent.approvalRate, { maximumFractionDigits: 0 })
          }
          href={decided}
          note={`${agent.granted} approved, ${agent.rejected} rejected`}
        />
        <Stat
          label="Judged"
          value={`${formatNumber(agent.reviewed)} of ${agent.reviewTarget}`}
          href={`/${workspace}/agents/${agent.id}/outcomes`}
          note="outcomes of this version"
        />
      </StatRow>
      <Panel
        title={`Decisions per ${agent.decisions.unit}`}
        description="The gate’s answer when it proposed something."
      >
        <DecisionBars decisions={agent.decisions} />
      </Panel>
    </>
  );
}
