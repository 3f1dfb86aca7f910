'use client';

import { toast } from 'sonner';
import { formatCount, formatNumber } from '@/lib/client/format';
import type { SurgeRow } from '@/lib/contracts/interest';
import { buyingRoleTitles } from '@/lib/core/signals/buying-group/buying-role';
import { TierBadge } from '../accounts/tier-badge';
import { NamedLabel } from '../actions/named-label';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { AreaAgainstCap } from '../charts/area-against-cap';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Panel } from '../ui/panel';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { useDismissSurge } from './use-change-interest';

/** One surge: why it is said, and how it stands out from what was expected. */
export function SurgePanel({ surge, withAccount = true }: { surge: SurgeRow; withAccount?: boolean }) {
  const workspace = useWorkspaceSlug();
  const {
    account,
    score,
    people,
    topics,
    roles,
    why,
    firedAt,
    status,
    windowFrom,
    windowTo,
    windowDays,
    windows,
    expected,
    observed,
  } = surge;
  return (
    <Panel
      title={
        <span className="inline-flex flex-wrap items-center gap-2">
          {withAccount ? (
            <>
              <TextLink href={`/${workspace}/accounts/${account.id}`}>{account.name}</TextLink>
              <TierBadge tier={account.tier} />
            </>
          ) : (
            <>Surge up to {windowTo}</>
          )}
          <StatusChip tone={status === 'open' ? 'accent' : 'neutral'} size="sm">
            {status}
          </StatusChip>
        </span>
      }
      description={
        <>
          {formatCount(people, 'person', 'people')} from {windowFrom} to {windowTo}; found{' '}
          <RelativeTime at={firedAt} />
        </>
      }
      actions={<Dismiss surge={surge} />}
      footer={
        surge.decidedAt && surge.decidedBy ? (
          <span>
            Dismissed by <NamedLabel named={surge.decidedBy} workspace={workspace} />,{' '}
            <AbsoluteTime at={surge.decidedAt} />: {surge.reason}
          </span>
        ) : surge.decidedAt && status === 'acted' ? (
          <span>
            Plays took its people up, <AbsoluteTime at={surge.decidedAt} />
          </span>
        ) : undefined
      }
    >
      <div className="grid gap-4 lg:grid-cols-2">
        <div className="flex flex-col gap-2">
          <ul className="flex list-disc flex-col gap-0.5 pl-4 text-sm">
            {why.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <span className="flex flex-wrap gap-1.5">
            {topics.map(({ name, title }) => (
              <Badge key={name} tone="info">
                {title}
              </Badge>
            ))}
            {roles.map((role) => (
              <Badge key={role}>{buyingRoleTitles[role]}</Badge>
            ))}
          </span>
        </div>
        <div className="flex flex-col gap-1">
          <span className="text-xs text-muted">
            Score{' '}
            <span className="font-medium text-fg">{formatNumber(score, { maximumFractionDigits: 0 })}</span>{' '}
            of 100
          </span>
          <AreaAgainstCap
            points={windows.map(({ to, engagement }) => ({
              label: to.slice(5),
              value: engagement,
              cap: expected,
            }))}
            valueLabel={`Seen in ${windowDays} days`}
            capLabel="Expected"
            categoryLabel="Days up to"
            format="number"
            height="sm"
            summary={`Engagement in ${windowDays} days: ${formatNumber(observed, { maximumFractionDigits: 1 })} up to ${windowTo}, where ${formatNumber(expected, { maximumFractionDigits: 1 })} was expected by its own history and its peers.`}
          />
        </div>
      </div>
    </Panel>
  );
}

function Dismiss({ surge: { id, status, account } }: { surge: SurgeRow }) {
  const mayDismiss = useCan('sources.edit');
  const dismiss = useDismissSurge(id);
  if (!mayDismiss || status !== 'open') return null;
  return (
    <ConfirmDialog
      title={`Dismiss the surge of ${account.name}`}
      description="It leaves this list, and the account is looked at again 14 days after it was found."
      confirmLabel="Dismiss"
      reason={{ required: true, placeholder: 'Why is it none?' }}
      onConfirm={async (reason) => {
        await dismiss.mutateAsync(reason);
        toast.success(`The surge of ${account.name} was dismissed`);
      }}
      trigger={<Button size="sm">Dismiss…</Button>}
    />
  );
}
