'use client';

import { formatNumber, formatPercent, MISSING } from '@/lib/client/format';
import type { AgentDrift } from '@/lib/contracts/alarms';
import { driftQuestions } from '@/lib/core/monitoring/metrics';
import { useWorkspaceSlug } from '../auth/access-context';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { useAgentDrift } from './use-alarms';

const SHOWN = 12;
const share = (value: number) => formatPercent(value, { maximumFractionDigits: 1 });
const points = (value: number) =>
  `${formatNumber(value * 100, { signed: true, maximumFractionDigits: 1 })} points`;

/** What an agent decides at equal context, beside the frozen baseline of its version. */
export function AgentDriftPanel({ agentId }: { agentId: string }) {
  const workspace = useWorkspaceSlug();
  const { data, error, refetch } = useAgentDrift(agentId);
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null;
  const href = `/${workspace}/monitoring?subject=${agentId}`;
  return (
    <Panel
      title={
        <span className="inline-flex flex-wrap items-center gap-2">
          Drift
          {data.standing > 0 ? (
            <StatusChip tone="stop" size="sm">{`${data.standing} not settled`}</StatusChip>
          ) : null}
        </span>
      }
      description={
        data.baseline
          ? `Against ${formatNumber(data.baseline.decisions)} decisions of this version from ${data.baseline.fromDay} to ${data.baseline.toDay}, frozen.`
          : 'What this version decides at equal context, once it is known what is usual.'
      }
      actions={<TextLink href={href}>Alarms</TextLink>}
      padding={data.baseline ? 'none' : 'normal'}
    >
      {data.baseline ? <Contexts drift={data} /> : <Progress progress={data.progress} />}
    </Panel>
  );
}

function Progress({ progress }: { progress: AgentDrift['progress'] }) {
  const { days, ofDays, decisions, ofDecisions } = progress;
  return (
    <p className="text-sm text-muted">
      A baseline takes {ofDays} days with decisions and {formatNumber(ofDecisions)} decisions of one version;
      so far there are {formatNumber(days)} and {formatNumber(decisions)}. It is frozen by itself then.
    </p>
  );
}

function Contexts({ drift: { contexts, split } }: { drift: AgentDrift }) {
  return (
    <>
      {split ? (
        <p className="px-4 pb-3 text-sm">
          Over all its work, “{split.outcome}” went from {share(split.before)} to {share(split.after)}:{' '}
          {points(split.fromDecisions)} by other decisions at equal context, {points(split.fromWork)} by other
          work.
        </p>
      ) : null}
      <ScrollingTable label="Decisions at equal context">
        <table className="w-full min-w-[44rem] border-collapse text-left text-sm">
          <caption className="sr-only">Decisions at equal context</caption>
          <thead className="bg-sunken text-xs text-muted">
            <tr className="[&>*]:px-4 [&>*]:py-1.5 [&>*]:font-medium">
              <th scope="col">At equal context</th>
              <th scope="col">Baseline</th>
              <th scope="col">28 days</th>
              <th scope="col">Shares, before → of late</th>
              <th scope="col">Evidence of drift</th>
            </tr>
          </thead>
          <tbody>
            {contexts
              .slice(0, SHOWN)
              .map(({ question, context, title, inBaseline, recent, outcomes, evidence }) => (
                <tr key={`${question} ${context}`} className="border-t align-top [&>*]:px-4 [&>*]:py-2">
                  <th scope="row" className="font-normal">
                    <span className="block">{title}</span>
                    <span className="text-xs font-normal text-muted">{driftQuestions[question]}</span>
                  </th>
                  <td>{formatNumber(inBaseline)}</td>
                  <td>{formatNumber(recent)}</td>
                  <td>
                    {outcomes
                      .map(
                        ({ outcome, expected, seen }) =>
                          `${outcome} ${share(expected)} → ${seen === null ? MISSING : share(seen)}`,
                      )
                      .join('; ')}
                  </td>
                  <td>
                    {evidence === null
                      ? 'too little to tell'
                      : formatPercent(evidence, { maximumFractionDigits: 0 })}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollingTable>
    </>
  );
}
