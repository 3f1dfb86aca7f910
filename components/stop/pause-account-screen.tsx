'use client';

import { formatCount, formatNumber } from '@/lib/client/format';
import { type PauseAccount, refusedCountedTo } from '@/lib/contracts/stops';
import { catalogue } from '@/lib/core/actions/catalogue';
import { heldChoiceTitles, pauseModeTitles, pauseSubjectTitles } from '@/lib/core/pauses/pause';
import { actionStatusWords } from '../actions/action-status-chip';
import { NamedLabel } from '../actions/named-label';
import { actionHref } from '../actions/thing-href';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Callout } from '../ui/callout';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { Stat, StatRow } from '../ui/stat';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { LiftPauseDialog } from './lift-pause-dialog';
import { usePauseAccount } from './use-pauses';

/** What became of every action that a stop met, and the way to lift it. */
export function PauseAccountScreen({ id }: { id: string }) {
  const workspace = useWorkspaceSlug();
  const canLift = useCan('workspace.resume');
  const query = usePauseAccount(id);
  const account = query.data;
  if (!account)
    return query.error ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height="chart" />
    );
  const { pause } = account;
  const heldCount = account.held.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: 'Stops', href: `/${workspace}/stops` }]}
        title={pause.covers.name ?? pause.covers.id}
        description={pause.reason}
        status={
          <>
            {pause.liftedAt ? (
              <StatusChip tone="neutral">Lifted</StatusChip>
            ) : (
              <StatusChip tone="stop">Stopped</StatusChip>
            )}
            <span className="text-xs text-muted">
              {pauseSubjectTitles[pause.subject]} · {pauseModeTitles[pause.mode].title}
            </span>
          </>
        }
        actions={!pause.liftedAt && canLift ? <LiftPauseDialog account={account} /> : null}
      />
      <p className="text-sm text-muted">
        {pauseModeTitles[pause.mode].does} Since <AbsoluteTime at={pause.since} /> by{' '}
        <NamedLabel named={pause.by} />.
        {pause.liftedAt && pause.liftedBy ? (
          <>
            {' '}
            Lifted <AbsoluteTime at={pause.liftedAt} /> by <NamedLabel named={pause.liftedBy} />
            {pause.liftReason ? `: ${pause.liftReason}` : '.'}
          </>
        ) : null}
      </p>
      {pause.cause?.type === 'breaker' ? (
        <Callout tone="wait" title="It came by itself">
          {pause.cause.message} Operators and admins may lift it; it opens again only for what happens after
          that.
        </Callout>
      ) : null}
      {pause.cause?.type === 'alarm' ? (
        <Callout tone="wait" title="It came by itself, by policy">
          {pause.cause.message}{' '}
          <TextLink inSentence href={`/${workspace}/monitoring/${pause.cause.alarmId}`}>
            What was found
          </TextLink>
        </Callout>
      ) : null}
      <StatRow>
        <Stat
          label="Claimed since"
          value={account.claimedSince}
          tone={account.claimedSince === 0 ? 'ok' : 'stop'}
          note="Must be none"
        />
        <Stat label="Held back" value={heldCount} />
        <Stat label="In flight" value={account.inFlight.count} note="End not known yet" />
        <Stat
          label="Escaped"
          value={account.escaped.count}
          tone={account.escaped.count > 0 ? 'wait' : undefined}
          note="Already at the platform, took effect"
        />
        <Stat label="Waiting for a person" value={account.waiting} />
        <Stat
          label="Refused since"
          value={
            account.refused < refusedCountedTo ? account.refused : `${formatNumber(refusedCountedTo)} or more`
          }
          note="Proposed after it came"
        />
      </StatRow>
      <HeldPanel account={account} />
      <ListPanel title="In flight: the end is not known yet" list={account.inFlight} />
      <ListPanel
        title="Escaped: at the platform when the stop came, and took effect"
        list={account.escaped}
        note="Each can be taken back on its page."
      />
      <ListPanel title="At the platform when the stop came, without effect" list={account.noEffect} />
      {pause.mode === 'drain' ? (
        <ListPanel title="Cleared before the stop, and carried out since" list={account.drained} />
      ) : null}
      <ListPanel title="Cancelled or expired" list={account.cancelled} />
    </>
  );
}

function HeldPanel({ account }: { account: PauseAccount }) {
  if (account.held.length === 0) return null;
  return (
    <Panel title={account.pause.liftedAt ? 'Was held back' : 'Held back'} padding="none">
      <ul className="divide-y divide-line text-sm">
        {account.held.map((group) => (
          <li
            key={`${group.requesterId} ${group.kind} ${group.choice}`}
            className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5"
          >
            <span>
              {formatCount(group.count, 'action')}: {catalogue[group.kind].title}
              <span className="block text-xs text-muted">
                <NamedLabel named={group.requester} />
              </span>
            </span>
            {group.choice ? (
              <span className="text-xs text-muted">
                {heldChoiceTitles[group.choice].title}
                {group.open > 0 ? `, ${group.open} still to do` : ''}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ListPanel({ title, list, note }: { title: string; list: PauseAccount['inFlight']; note?: string }) {
  const workspace = useWorkspaceSlug();
  if (list.count === 0) return null;
  return (
    <Panel title={title} description={note} padding="none">
      <ul className="divide-y divide-line text-sm">
        {list.rows.map((action) => (
          <li key={action.id} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5">
            <TextLink href={actionHref(workspace, action)}>{action.sentence}</TextLink>
            <span className="text-xs text-muted">{actionStatusWords[action.status].label}</span>
          </li>
        ))}
      </ul>
      {list.count > list.rows.length ? (
        <p className="border-t px-4 py-2.5 text-xs text-muted">
          The newest {list.rows.length} of {formatCount(list.count, 'action')}.
        </p>
      ) : null}
    </Panel>
  );
}
