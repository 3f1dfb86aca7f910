'use client';

import { formatCount, formatNumber } from '@/lib/client/format';
import { incidentStatuses, type Overview } from '@/lib/contracts/overview';
import { useAccess } from '../auth/access-context';
import { Sparkline } from '../charts/sparkline';
import { Stat, StatRow } from '../ui/stat';
import { RelativeTime } from '../ui/time';

export function OverviewStats({ overview }: { overview: Overview }) {
  const { slug } = useAccess().workspace;
  const { waiting, signals, incidents, agents, today, weekStartsOn } = overview;
  const executedToday = agents.reduce((sum, agent) => sum + agent.executedToday, 0);
  const executedWeek = agents.reduce((sum, agent) => sum + agent.executedWeek, 0);
  const incidentCount = incidentStatuses.reduce((sum, status) => sum + (incidents.counts[status] ?? 0), 0);
  const executedSince = (day: string) => `/${slug}/audit?verb=actions.executed&from=${day}`;
  return (
    <StatRow>
      <Stat
        label="Wait for a person"
        value={formatNumber(waiting.count)}
        tone={waiting.count > 0 ? 'wait' : undefined}
        href={`/${slug}/approvals`}
        note={
          waiting.oldestAt ? (
            <>
              oldest since <RelativeTime at={waiting.oldestAt} />
              {waiting.mine > 0 ? `, ${waiting.mine} for you` : ''}
            </>
          ) : (
            'nothing waits'
          )
        }
      />
      <Stat
        label="Carried out today"
        value={formatNumber(executedToday)}
        href={executedSince(today)}
        note="by agents, since midnight"
      />
      <Stat
        label="Carried out in 7 days"
        value={formatNumber(executedWeek)}
        href={executedSince(weekStartsOn)}
        note="by agents, today included"
      />
      <Stat
        label="Incidents"
        value={formatNumber(incidentCount)}
        tone={incidentCount > 0 ? 'stop' : 'ok'}
        href="#incidents"
        note="open, or failed in 7 days"
      />
      <Stat
        label="Signals in 24 hours"
        value={formatNumber(signals.lastDay)}
        href={`/${slug}/signals`}
        note={
          signals.newestAt ? (
            <>
              {formatNumber(signals.lastHour)} in the last hour, newest <RelativeTime at={signals.newestAt} />
            </>
          ) : (
            'none has arrived yet'
          )
        }
      >
        {signals.lastDay > 0 ? (
          <Sparkline
            values={signals.perHour}
            summary={`${formatCount(signals.lastDay, 'signal')} in 24 hours, hour by hour`}
          />
        ) : null}
      </Stat>
    </StatRow>
  );
}
