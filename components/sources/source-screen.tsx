'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Page, PageColumns } from '../layout/page';
import { Button } from '../ui/button';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { PageSkeleton } from '../ui/skeleton';
import { FeedPanel } from './feed-panel';
import { HealthChip } from './health-chip';
import { PullPanel } from './pull-panel';
import { SourceHealth } from './source-health';
import { SourceReliability } from './source-reliability';
import { SourceSetUp } from './source-set-up';
import { SourceSwitch } from './source-switch';
import { SourceTrust } from './source-trust';
import { formatWords, healthWords } from './source-words';
import { TrackingPlan } from './tracking-plan';
import { useSource } from './use-sources';

/** One source: how it is, how it is set up, what it may send, and whether it is believed. */
export function SourceScreen({ id }: { id: string }) {
  const workspace = useWorkspaceSlug();
  const mayEdit = useCan('sources.edit');
  const query = useSource(id);
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const source = query.data;
  return (
    <Page>
      <PageHeader
        breadcrumb={[{ label: 'Sources', href: `/${workspace}/sources` }]}
        title={source.title}
        status={<HealthChip health={source.health} />}
        description={
          <>
            {formatWords[source.format]}, known as <span className="font-mono text-xs">{source.name}</span>.{' '}
            {healthWords[source.health].sentence}
          </>
        }
        actions={
          <>
            <Button asChild>
              <Link href={`/${workspace}/sources/deliveries?source=${source.id}` as Route}>Deliveries</Link>
            </Button>
            <Button asChild>
              <Link href={`/${workspace}/signals?source=${source.name}` as Route}>Signals</Link>
            </Button>
            {mayEdit ? <SourceSwitch source={source} /> : null}
          </>
        }
      />
      <PageColumns
        main={
          <>
            <SourceHealth source={source} />
            {source.feed ? null : <TrackingPlan source={source} mayEdit={mayEdit} />}
          </>
        }
        side={
          <>
            {source.feed ? <FeedPanel id={source.id} feed={source.feed} mayEdit={mayEdit} /> : null}
            {source.pull ? <PullPanel id={source.id} pull={source.pull} mayEdit={mayEdit} /> : null}
            <SourceSetUp source={source} mayEdit={mayEdit} />
            <SourceReliability reliability={source.reliability} />
            <SourceTrust source={source} mayEdit={mayEdit} />
          </>
        }
      />
    </Page>
  );
}
