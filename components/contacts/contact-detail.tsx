'use client';

import { formatCount } from '@/lib/client/format';
import type { ContactDetail as Detail } from '@/lib/contracts/contacts';
import { TierBadge } from '../accounts/tier-badge';
import { NamedLabel } from '../actions/named-label';
import { auditHref } from '../actions/thing-href';
import { useCan } from '../auth/access-context';
import { InterestPanels } from '../interest/interest-panels';
import { Page, PageColumns } from '../layout/page';
import { MemoryPanel } from '../memory/memory-panel';
import { KnownFacts } from '../profiles/known-facts';
import { PersonProfiles } from '../profiles/person-profiles';
import { ContactRightsPanel } from '../rights/contact-rights-panel';
import { limitWords } from '../rights/rights-words';
import { OpenRuns } from '../runs/open-runs';
import { CopyableId } from '../ui/copyable-id';
import { DescriptionList } from '../ui/description-list';
import { ErrorState } from '../ui/error-state';
import { OrMissing } from '../ui/or-missing';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { ContactHabitsPanel } from './contact-habits-panel';
import { contactName } from './contact-name';
import { ContactScore } from './contact-score';
import { ContactTimeline } from './contact-timeline';
import { ContactabilityPanels } from './contactability-panels';
import { EraseContactDialog } from './erase-contact-dialog';
import { useContact } from './use-contact';

/** What is known of one person, and what was seen and done. */
export function ContactDetail({ workspace, id }: { workspace: string; id: string }) {
  const query = useContact(workspace, id);
  const mayErase = useCan('contacts.erase');
  const mayExplain = useCan('contacts.explain');
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const contact = query.data;
  return (
    <Page>
      <PageHeader
        title={contactName(contact)}
        breadcrumb={[{ label: 'Contacts', href: `/${workspace}/contacts` }]}
        status={<ContactStatus contact={contact} />}
        description={
          contact.erasedAt === null
            ? [contact.title, contact.account?.name].filter(Boolean).join(', ')
            : 'Their key was destroyed. What agents did stays on record, by ids alone.'
        }
        actions={
          <>
            {mayExplain ? (
              <TextLink href={`/${workspace}/contacts/${id}/explanation`}>
                What was decided about them
              </TextLink>
            ) : null}
            {mayErase && contact.erasedAt === null ? <EraseContactDialog id={id} /> : null}
          </>
        }
      />
      <PageColumns
        main={
          <>
            <Panel
              title="Signals and actions"
              description={countsLine(contact)}
              actions={
                <>
                  <TextLink href={`/${workspace}/signals?q=${contact.id}`}>All signals</TextLink>
                  <TextLink href={`/${workspace}/runs?subject=${contact.id}`}>All runs</TextLink>
                  <TextLink href={auditHref(workspace, 'subject', contact.id)}>On the record</TextLink>
                </>
              }
            >
              <ContactTimeline contact={contact} workspace={workspace} />
            </Panel>
            {contact.erasedAt === null ? <InterestPanels interest={contact.interest} about="person" /> : null}
            <ContactRightsPanel workspace={workspace} id={id} />
            <ContactabilityPanels workspace={workspace} id={id} />
            {contact.erasedAt === null ? <MemoryPanel subject={{ type: 'contact', id }} /> : null}
            {contact.erasedAt === null ? <ContactHabitsPanel id={id} /> : null}
          </>
        }
        side={
          <>
            <Panel title="Score">
              <ContactScore contact={contact} />
            </Panel>
            <OpenRuns runs={contact.openRuns} workspace={workspace} subjectId={contact.id} />
            <Panel title="Facts">
              <DescriptionList items={facts(contact, workspace)} />
            </Panel>
            {contact.erasedAt === null ? (
              <PersonProfiles workspace={workspace} contactId={contact.id} />
            ) : null}
            {contact.erasedAt === null ? <KnownFacts known={contact.known} workspace={workspace} /> : null}
          </>
        }
      />
    </Page>
  );
}

function ContactStatus({ contact: { erasedAt, convertedAt, limits } }: { contact: Detail }) {
  if (erasedAt !== null)
    return (
      <StatusChip tone="neutral">
        Erased <AbsoluteTime at={erasedAt} />
      </StatusChip>
    );
  return (
    <>
      {limits.map((kind) => (
        <StatusChip key={kind} tone="stop">
          {limitWords[kind].label}
        </StatusChip>
      ))}
      {convertedAt === null ? null : <StatusChip tone="ok">Converted</StatusChip>}
    </>
  );
}

function countsLine({ signals, signalCount, actions, actionCount }: Detail): string {
  const all = `${formatCount(signalCount, 'signal')}, ${formatCount(actionCount, 'action')}`;
  const isCut = signals.length < signalCount || actions.length < actionCount;
  return isCut ? `${all}; the newest 50 of each are shown.` : all;
}

function facts(contact: Detail, workspace: string) {
  const { account, owner, convertedAt, lastSignalAt } = contact;
  return [
    {
      label: 'Account',
      value: account ? (
        <span className="inline-flex flex-wrap items-center gap-1.5">
          <TextLink href={`/${workspace}/accounts/${account.id}`}>{account.name}</TextLink>
          <TierBadge tier={account.tier} />
        </span>
      ) : (
        <OrMissing>{null}</OrMissing>
      ),
    },
    {
      label: 'Owner',
      value: owner ? <NamedLabel named={owner} workspace={workspace} /> : 'nobody, as last read from the CRM',
    },
    { label: 'Region', value: <OrMissing>{contact.region}</OrMissing> },
    { label: 'E-mail', value: <OrMissing>{contact.email}</OrMissing> },
    { label: 'Converted', value: <OrMissing>{convertedAt && <AbsoluteTime at={convertedAt} />}</OrMissing> },
    {
      label: 'Last signal',
      value: <OrMissing>{lastSignalAt && <AbsoluteTime at={lastSignalAt} />}</OrMissing>,
    },
    { label: 'First recorded', value: <AbsoluteTime at={contact.createdAt} /> },
    { label: 'At its source', value: <CopyableId id={contact.externalId} full /> },
    { label: 'Contact', value: <CopyableId id={contact.id} /> },
  ];
}
