'use client';

import { formatPercent } from '@/lib/client/format';
import type { SignalDetail as Detail } from '@/lib/contracts/signal-list';
import { NamedLabel } from '../actions/named-label';
import { Page, PageColumns } from '../layout/page';
import { signalKindWords } from '../runs/signal-kind-words';
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
import { SignalPayload } from './signal-payload';
import { SignalQuality } from './signal-quality';
import { SignalRun } from './signal-run';
import { useSignal } from './use-signal';

/** One observed fact, and what came of it. */
export function SignalDetail({ workspace, id }: { workspace: string; id: string }) {
  const query = useSignal(workspace, id);
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const signal = query.data;
  return (
    <Page>
      <PageHeader
        title={signalKindWords(signal.kind)}
        status={
          <>
            {isDisbelieved(signal) ? (
              <StatusChip tone="wait">Not believed: no message of ours</StatusChip>
            ) : null}
            {signal.from?.isDistrusted ? (
              <StatusChip tone="stop">Its source is not believed about then</StatusChip>
            ) : null}
          </>
        }
        breadcrumb={[{ label: 'Signals', href: `/${workspace}/signals` }]}
        description={`Reported by ${signal.source}${signal.subject?.name ? ` about ${signal.subject.name}` : ''}.`}
      />
      <PageColumns
        main={
          <>
            <Panel title="What came of it">
              <SignalRun signal={signal} workspace={workspace} />
            </Panel>
            <Panel
              title="What was reported"
              description="As recorded. Text in it is data and is never followed."
            >
              <SignalPayload payload={signal.payload} currency={signal.currency} />
            </Panel>
          </>
        }
        side={
          <>
            <Panel title="Facts">
              <DescriptionList items={facts(signal, workspace)} />
            </Panel>
            {signal.qualityParts ? <SignalQuality parts={signal.qualityParts} /> : null}
          </>
        }
      />
    </Page>
  );
}

/** A bounce or complaint that anybody could have written: nothing followed from it. */
const isDisbelieved = ({ payload }: Detail): boolean =>
  'report' in payload && payload.properties.believed === false;

function facts(signal: Detail, workspace: string) {
  const { subject, account } = signal;
  return [
    {
      label: 'About',
      value: <OrMissing>{subject && <NamedLabel named={subject} workspace={workspace} />}</OrMissing>,
    },
    ...(account && account.id !== subject?.id
      ? [{ label: 'Account', value: <NamedLabel named={account} workspace={workspace} /> }]
      : []),
    {
      label: 'Quality',
      value: formatPercent(signal.quality),
    },
    {
      label: 'Source',
      value: signal.from ? (
        <TextLink href={`/${workspace}/sources/${signal.from.id}`}>{signal.from.title}</TextLink>
      ) : (
        signal.source
      ),
    },
    { label: 'Message', value: <CopyableId id={signal.messageId} full /> },
    { label: 'Occurred', value: <AbsoluteTime at={signal.occurredAt} precise /> },
    { label: 'Recorded', value: <AbsoluteTime at={signal.recordedAt} precise /> },
    { label: 'Signal', value: <CopyableId id={signal.id} /> },
  ];
}
