'use client';

import { PanelsTopLeft } from 'lucide-react';
import { formatCount, formatNumber } from '@/lib/client/format';
import { type Surface, surfaceWords } from '@/lib/core/content/surface';
import { useWorkspaceSlug } from '../auth/access-context';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { useLandingPages } from './use-content';

const empty: Record<Surface, { title: string; remedy: string }> = {
  page: {
    title: 'No landing page is known',
    remedy: 'Connect a CMS that has some. They are read every ten minutes.',
  },
  email: {
    title: 'No e-mail is known',
    remedy: 'Connect an outreach tool that has sequences. Their e-mails are read every ten minutes.',
  },
  ad: {
    title: 'No ad is known',
    remedy: 'Connect an ad platform that has campaigns. Their ads are read every ten minutes.',
  },
};

/** The pieces of a surface, with what all their variants did. */
export function LandingPageList({ surface }: { surface: Surface }) {
  const query = useLandingPages(surface);
  const words = surfaceWords[surface];
  const workspace = useWorkspaceSlug();
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { rows } = query.data;
  return (
    <Panel
      title={words.plural}
      description={formatCount(rows.length, words.title.toLowerCase())}
      padding="none"
    >
      {rows.length === 0 ? (
        <EmptyState title={empty[surface].title} icon={PanelsTopLeft}>
          {empty[surface].remedy}
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {rows.map(({ id, title, path, segments, variants, visits, conversions, observedAt }) => (
            <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
              <span className="flex min-w-0 flex-col gap-0.5">
                <span className="font-medium">
                  <TextLink href={`/${workspace}/content/${id}`}>{title}</TextLink>
                </span>
                <span className="text-xs break-words text-muted">
                  <code>{path}</code>, read <RelativeTime at={observedAt} />
                </span>
              </span>
              <span className="text-xs text-muted">
                {formatCount(segments, 'segment')}, {formatCount(variants, 'variant')};{' '}
                {words.shown.toLowerCase()} {formatNumber(visits)}, {words.won.toLowerCase()}{' '}
                {formatNumber(conversions)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
