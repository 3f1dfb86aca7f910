'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import {
  contactExplanationSchema,
  type ContactExplanation as Explanation,
  type PersonStep,
} from '@/lib/contracts/contact-explanation';
import { actionHref, thingHref } from '../actions/thing-href';
import { Page } from '../layout/page';
import { Button } from '../ui/button';
import { DescriptionList } from '../ui/description-list';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { TextLink } from '../ui/text-link';
import { contactKeys } from './contact-keys';
import { DownloadExplanationButton } from './download-explanation-button';

/** Every decision that touched a person's record, in the words in which it is told to them. */
export function ContactExplanation({
  workspace,
  id,
  first,
}: {
  workspace: string;
  id: string;
  first: Explanation;
}) {
  const query = useInfiniteQuery({
    queryKey: contactKeys.explanation(workspace, id),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      apiFetch(`/api/v1/contacts/${id}/explanation${pageParam ? `?cursor=${pageParam}` : ''}`, {
        schema: contactExplanationSchema,
        workspace,
        signal,
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    initialData: { pages: [first], pageParams: [''] },
  });
  const { pages } = query.data;
  const head = pages[0] ?? first;
  const steps = pages.flatMap(({ rows }) => rows);
  return (
    <Page>
      <PageHeader
        title="What was decided about this person"
        description={`${head.name}. As it is told to them, in plain words and without the names of others.`}
        breadcrumb={[
          { label: 'Contacts', href: `/${workspace}/contacts` },
          { label: head.name, href: thingHref(workspace, 'contact', id) ?? '' },
        ]}
        actions={<DownloadExplanationButton workspace={workspace} id={id} />}
      />
      <Panel title="For them to know">
        <p className="max-w-prose text-pretty">{head.intro.join(' ')}</p>
      </Panel>
      <Panel title="The steps" description={head.totalSentence}>
        {steps.length === 0 ? <EmptyState title="Nothing was planned about this person." /> : null}
        <ol className="flex flex-col divide-y">
          {steps.map((step) => (
            <Step key={step.actionId} step={step} workspace={workspace} />
          ))}
        </ol>
        {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.hasNextPage ? (
          <div className="mt-3">
            <Button size="sm" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {query.isFetchingNextPage ? 'Loading…' : `Show more of ${head.total}`}
            </Button>
          </div>
        ) : null}
      </Panel>
      {head.sources.length > 0 ? (
        <Panel title="Where the data came from" padding="none">
          <Sources sources={head.sources} />
        </Panel>
      ) : null}
      <Panel title="If they do not agree">
        <p className="max-w-prose text-pretty">{head.contest.join(' ')}</p>
      </Panel>
    </Page>
  );
}

function Step({ step, workspace }: { step: PersonStep; workspace: string }) {
  const { asked, outcome, why, reviewed, data, versions, actionId, runId } = step;
  const parts = [
    { label: 'What came of it', value: outcome },
    { label: 'Why', value: <Lines sentences={why} /> },
    { label: 'Who looked', value: <Lines sentences={reviewed} /> },
    { label: 'What data', value: <Lines sentences={data} /> },
    { label: 'With what', value: versions },
    {
      label: 'Number',
      value: <TextLink href={actionHref(workspace, { id: actionId, runId })}>{actionId}</TextLink>,
    },
  ];
  return (
    <li className="flex flex-col gap-2 py-4 first:pt-0 last:pb-0">
      <h3 className="text-sm font-semibold text-pretty">{asked}</h3>
      <DescriptionList items={parts} />
    </li>
  );
}

function Lines({ sentences }: { sentences: readonly string[] }) {
  return sentences.map((sentence) => (
    <span key={sentence} className="block">
      {sentence}
    </span>
  ));
}

function Sources({ sources }: { sources: Explanation['sources'] }) {
  return (
    <ScrollingTable label="Where the data came from">
      <table className="w-full text-sm">
        <thead className="text-left text-xs text-muted">
          <tr className="border-b [&>th]:px-4 [&>th]:py-2 [&>th]:font-medium">
            <th scope="col">Source</th>
            <th scope="col">How often</th>
            <th scope="col">First</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ source, signals, firstOn, lastOn }) => (
            <tr key={source} className="border-b last:border-b-0 [&>td]:px-4 [&>td]:py-2">
              <td>{source}</td>
              <td>{signals}</td>
              <td>{firstOn}</td>
              <td>{lastOn}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollingTable>
  );
}
