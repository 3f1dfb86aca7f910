'use client';

import type { DeliveryDetail } from '@/lib/contracts/sources';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Page, PageColumns } from '../layout/page';
import { CopyableId } from '../ui/copyable-id';
import { DescriptionList } from '../ui/description-list';
import { ErrorState } from '../ui/error-state';
import { OrMissing } from '../ui/or-missing';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { countsSentence } from './delivery-counts';
import { DeliveryProblems } from './delivery-problems';
import { DeliveryRequest } from './delivery-request';
import { DeliveryStatusChip } from './delivery-status-chip';
import { DeliverySteps } from './delivery-steps';
import { formatBytes } from './format-bytes';
import { useDelivery } from './use-sources';

/** One request that arrived: what came of it, what was wrong, and what it was. */
export function DeliveryScreen({ id }: { id: string }) {
  const workspace = useWorkspaceSlug();
  const mayEdit = useCan('sources.edit');
  const query = useDelivery(id);
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const delivery = query.data;
  return (
    <Page>
      <PageHeader
        breadcrumb={[
          { label: 'Sources', href: `/${workspace}/sources` },
          { label: 'Deliveries', href: `/${workspace}/sources/deliveries` },
        ]}
        title={`Delivery of ${delivery.source.title}`}
        status={<DeliveryStatusChip status={delivery.status} />}
        description={whatBecame(delivery)}
        actions={mayEdit && delivery.request ? <DeliverySteps delivery={delivery} /> : null}
      />
      <PageColumns
        main={
          <>
            {delivery.problems.length > 0 ? <DeliveryProblems delivery={delivery} /> : null}
            <DeliveryRequest request={delivery.request} notKept={delivery.notKept} />
          </>
        }
        side={<Facts delivery={delivery} workspace={workspace} />}
      />
    </Page>
  );
}

function whatBecame(delivery: DeliveryDetail): string {
  const { status, reason, request } = delivery;
  if (reason !== null) return reason;
  const counts = countsSentence(delivery);
  if (status === 'dropped') return `Somebody let go of it: ${counts}.`;
  if (status === 'replayed') return `It was read once more: ${counts}.`;
  const said = `${counts[0]?.toUpperCase()}${counts.slice(1)}.`;
  return request && status !== 'accepted' ? `${said} It waits for a person.` : said;
}

function Facts({ delivery, workspace }: { delivery: DeliveryDetail; workspace: string }) {
  const { source, receivedAt, settledAt, contentType, bytes, id } = delivery;
  return (
    <Panel title="Facts">
      <DescriptionList
        items={[
          {
            label: 'Source',
            value: <TextLink href={`/${workspace}/sources/${source.id}`}>{source.title}</TextLink>,
          },
          { label: 'Received', value: <AbsoluteTime at={receivedAt} /> },
          ...(settledAt === null ? [] : [{ label: 'Dealt with', value: <AbsoluteTime at={settledAt} /> }]),
          { label: 'Taken', value: delivery.accepted },
          { label: 'Sent before', value: delivery.duplicates },
          { label: 'Held back', value: delivery.quarantined },
          { label: 'Refused', value: delivery.rejected },
          { label: 'Type', value: <OrMissing>{contentType}</OrMissing> },
          { label: 'Size', value: formatBytes(bytes) },
          { label: 'Delivery', value: <CopyableId id={id} /> },
        ]}
      />
    </Panel>
  );
}
