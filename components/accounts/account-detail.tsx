'use client';

import { useMemo } from 'react';
import { formatCount, formatNumber } from '@/lib/client/format';
import type { AccountDetail as Detail } from '@/lib/contracts/accounts';
import { AccountSurges } from '../interest/account-surges';
import { BuyingGroupPanel } from '../interest/buying-group-panel';
import { InterestPanels } from '../interest/interest-panels';
import { StageAndFit } from '../interest/stage-and-fit';
import { Page, PageColumns } from '../layout/page';
import { MemoryPanel } from '../memory/memory-panel';
import { ResearchPanel } from '../research/research-panel';
import { OpenRuns } from '../runs/open-runs';
import { signalTimelineItem } from '../signals/signal-timeline';
import { CopyableId } from '../ui/copyable-id';
import { DescriptionList } from '../ui/description-list';
import { ErrorState } from '../ui/error-state';
import { OrMissing } from '../ui/or-missing';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { Timeline } from '../ui/timeline';
import { AccountContacts } from './account-contacts';
import { AccountKnown } from './account-known';
import { TierBadge } from './tier-badge';
import { useAccount } from './use-account';

/** What is known of one company: its people and what was lately seen of them. */
export function AccountDetail({ workspace, id }: { workspace: string; id: string }) {
  const query = useAccount(workspace, id);
  const account = query.data;
  const items = useMemo(
    () =>
      account?.signals.map((signal) => signalTimelineItem(signal, workspace, { withSubject: true })) ?? [],
    [account, workspace],
  );
  if (query.isPending) return <PageSkeleton />;
  if (!account) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Page>
      <PageHeader
        title={account.name}
        breadcrumb={[{ label: 'Accounts', href: `/${workspace}/accounts` }]}
        status={<TierBadge tier={account.tier} />}
        description={[account.industry, account.region].filter(Boolean).join(', ')}
      />
      <PageColumns
        main={
          <>
            <ResearchPanel accountId={id} />
            <InterestPanels interest={account.interest} about="account" />
            <AccountSurges accountId={id} />
            <BuyingGroupPanel accountId={id} />
            <MemoryPanel subject={{ type: 'account', id }} />
            <Panel
              title="Contacts"
              description={contactsLine(account)}
              padding="none"
              actions={
                <TextLink href={`/${workspace}/contacts?q=${encodeURIComponent(account.name)}`}>
                  In the list of contacts
                </TextLink>
              }
            >
              <AccountContacts contacts={account.contacts} workspace={workspace} />
            </Panel>
          </>
        }
        side={
          <>
            <StageAndFit interest={account.interest} />
            <OpenRuns runs={account.openRuns} workspace={workspace} subjectId={id} withSubject />
            <Panel
              title="Facts"
              actions={
                <TextLink href={`/${workspace}/attribution/opportunities?period=365&account=${id}`}>
                  Opportunities
                </TextLink>
              }
            >
              <DescriptionList items={facts(account)} />
            </Panel>
            <AccountKnown account={account} workspace={workspace} />
            <Panel
              title="Recent signals"
              actions={
                <>
                  <TextLink href={`/${workspace}/signals?q=${account.id}`}>All signals</TextLink>
                  <TextLink href={`/${workspace}/runs?subject=${account.id}`}>All runs</TextLink>
                </>
              }
            >
              {items.length > 0 ? <Timeline items={items} /> : <p className="text-muted">None yet.</p>}
            </Panel>
          </>
        }
      />
    </Page>
  );
}

function contactsLine({ contacts, contactCount }: Detail): string {
  const all = formatCount(contactCount, 'contact');
  return contacts.length < contactCount
    ? `${all}; the ${contacts.length} with the newest signals are shown.`
    : all;
}

function facts(account: Detail) {
  const { domain, employees, lastSignalAt } = account;
  return [
    { label: 'Tier', value: <TierBadge tier={account.tier} /> },
    { label: 'Industry', value: <OrMissing>{account.industry}</OrMissing> },
    { label: 'Region', value: <OrMissing>{account.region}</OrMissing> },
    { label: 'Domain', value: <OrMissing>{domain}</OrMissing> },
    {
      label: 'Employees',
      value: <OrMissing>{employees === null ? null : formatNumber(employees)}</OrMissing>,
    },
    {
      label: 'Last signal',
      value: <OrMissing>{lastSignalAt && <AbsoluteTime at={lastSignalAt} />}</OrMissing>,
    },
    { label: 'First recorded', value: <AbsoluteTime at={account.createdAt} /> },
    { label: 'Last changed', value: <AbsoluteTime at={account.updatedAt} /> },
    { label: 'At its source', value: <CopyableId id={account.externalId} full /> },
    { label: 'Account', value: <CopyableId id={account.id} /> },
  ];
}
