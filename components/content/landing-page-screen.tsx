'use client';

import { formatNumber } from '@/lib/client/format';
import type { PageDetail } from '@/lib/contracts/content';
import { actionStatuses } from '@/lib/core/actions/status';
import { surfaceWords } from '@/lib/core/content/surface';
import { ActionStatusChip } from '../actions/action-status-chip';
import { actionHref } from '../actions/thing-href';
import { useWorkspaceSlug } from '../auth/access-context';
import { Page } from '../layout/page';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { SegmentPanel } from './segment-panel';
import { useLandingPage } from './use-content';

/** One landing page, e-mail or ad: its variants by segment, and what changed it. */
export function LandingPageScreen({ id }: { id: string }) {
  const query = useLandingPage(id);
  const workspace = useWorkspaceSlug();
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const page = query.data;
  const words = surfaceWords[page.surface];
  return (
    <Page>
      <PageHeader
        title={page.title}
        description={`${page.path}. On the days that are over: ${words.shown.toLowerCase()} ${formatNumber(page.visits)}, ${words.won.toLowerCase()} ${formatNumber(page.conversions)}.`}
        breadcrumb={[{ label: 'Content', href: `/${workspace}/content` }]}
      />
      {page.segmentRows.map((segment) => (
        <SegmentPanel key={segment.segment} segment={segment} surface={page.surface} />
      ))}
      <Actions page={page} workspace={workspace} />
    </Page>
  );
}

function Actions({ page: { actions }, workspace }: { page: PageDetail; workspace: string }) {
  return (
    <Panel title="What changed it" description="Actions on it, the newest first" padding="none">
      {actions.length === 0 ? (
        <p className="px-4 py-3 text-sm text-muted">
          Nothing yet. A play that answers surges has the content agent write for who surges.
        </p>
      ) : (
        <ul className="divide-y">
          {actions.map((action) => (
            <li
              key={action.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2 text-sm"
            >
              <TextLink href={actionHref(workspace, action)}>{action.sentence}</TextLink>
              <span className="flex items-center gap-3 text-xs text-muted">
                <AbsoluteTime at={action.at} />
                <Status status={action.status} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Status({ status }: { status: string }) {
  const known = actionStatuses.find((each) => each === status);
  return known ? <ActionStatusChip status={known} /> : null;
}
