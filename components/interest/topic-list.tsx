'use client';

import { Plus, Tags } from 'lucide-react';
import { toast } from 'sonner';
import { formatCount, formatNumber } from '@/lib/client/format';
import type { TopicRow } from '@/lib/contracts/interest';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { TopicDialog } from './topic-dialog';
import { patternOfWords } from './topic-draft';
import { useArchiveTopic } from './use-change-interest';
import { useTopics } from './use-interest';

/** What interest is looked for, by what it is recognised, and what came of it. */
export function TopicList() {
  const query = useTopics();
  const mayEdit = useCan('sources.edit');
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { rows } = query.data;
  return (
    <Panel
      title="Topics"
      description={formatCount(rows.length, 'topic')}
      padding="none"
      actions={mayEdit ? <AddTopic /> : null}
    >
      {rows.length === 0 ? (
        <EmptyState title="No topic is looked for" icon={Tags}>
          {mayEdit
            ? 'Say which pages and events are about what, such as prices, security or comparison. Until then all engagement counts alike.'
            : 'An admin of this workspace says which pages and events are about what. Until then all engagement counts alike.'}
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {rows.map((topic) => (
            <Topic key={topic.id} topic={topic} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

const AddTopic = () => (
  <TopicDialog
    topic={null}
    trigger={
      <Button variant="primary" size="sm">
        <Plus aria-hidden />
        Add topic
      </Button>
    }
  />
);

function Topic({ topic, mayEdit }: { topic: TopicRow; mayEdit: boolean }) {
  const archive = useArchiveTopic(topic.id);
  const { title, name, patterns, weight, people, engagements } = topic;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="font-medium">{title}</span>
        <span className="text-xs text-muted">
          {name} · weight {formatNumber(weight, { maximumFractionDigits: 1 })} ·{' '}
          {formatCount(engagements, 'engagement')} of {formatCount(people, 'person', 'people')} in 30 days
        </span>
        <span className="text-xs break-words text-muted">
          {patterns.map(({ of, glob }) => `${patternOfWords[of]}: ${glob}`).join(' · ')}
        </span>
      </span>
      {mayEdit ? (
        <span className="flex gap-2">
          <TopicDialog
            topic={topic}
            trigger={
              <Button size="sm">
                Change<span className="sr-only"> {title}</span>
              </Button>
            }
          />
          <ConfirmDialog
            title={`Archive ${title}`}
            description="Nothing counts for it any more. What was counted stays, and the name can be taken up again."
            confirmLabel="Archive"
            onConfirm={async () => {
              await archive.mutateAsync(undefined);
              toast.success(`${title} was archived`);
            }}
            trigger={
              <Button size="sm" variant="ghost">
                Archive<span className="sr-only"> {title}</span>
              </Button>
            }
          />
        </span>
      ) : null}
    </li>
  );
}
