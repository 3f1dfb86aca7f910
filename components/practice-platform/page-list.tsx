'use client';

import { PanelsTopLeft } from 'lucide-react';
import type { PracticePage } from '@/lib/contracts/practice-cms';
import { variantWords } from '@/lib/core/content/page-audience';
import { DescriptionList } from '../ui/description-list';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { ChangedBy } from './changed-by';
import { usePracticePages } from './use-practice-pages';

/** The practice CMS’s landing pages, with the words of their variants and the split of each segment. */
export function PageList() {
  const pages = usePracticePages();
  if (pages.isPending) return <PageSkeleton />;
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.refetch} />;
  if (pages.data.rows.length === 0)
    return (
      <EmptyState title="No landing pages" icon={PanelsTopLeft}>
        The sample workspace comes with one.
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-5">
      {pages.data.rows.map((page) => (
        <PagePanel key={page.externalId} page={page} />
      ))}
    </div>
  );
}

function PagePanel({
  page: { title, path, variants, splits, updatedAt, updatedBy },
}: {
  page: PracticePage;
}) {
  return (
    <Panel
      title={title}
      description={path}
      footer={
        <span className="inline-flex gap-x-1.5">
          Changed <ChangedBy at={updatedAt} by={updatedBy} />
        </span>
      }
    >
      <DescriptionList
        items={[
          ...splits.map((each) => ({ label: each.title, value: each.split })),
          ...variants.map(({ key, headline, text, button }) => ({
            label: key === 'base' ? variantWords(key) : key,
            value: (
              <span className="flex max-w-prose flex-col break-words">
                <span className="font-medium">{headline}</span>
                <span>
                  {text} [{button}]
                </span>
              </span>
            ),
          })),
        ]}
      />
    </Panel>
  );
}
