'use client';

import type { RightsRequestDetail } from '@/lib/contracts/rights';
import { correctableFields, correctableFieldTitles } from '@/lib/core/rights/correctable-fields';
import { rightsRequestTitles } from '@/lib/core/rights/rights-request';
import { NamedLabel } from '../actions/named-label';
import { auditHref } from '../actions/thing-href';
import { Page, PageColumns } from '../layout/page';
import { Callout } from '../ui/callout';
import { DescriptionList } from '../ui/description-list';
import { ErrorState } from '../ui/error-state';
import { OrMissing } from '../ui/or-missing';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { RequestActions } from './request-actions';
import { RequestDue, RequestStatusChip } from './request-chips';
import { identityWords, originWords } from './rights-words';
import { useRightsRequest } from './use-rights';

/** One request: what is asked, how long there is, and what can be done about it. */
export function RequestScreen({ workspace, id }: { workspace: string; id: string }) {
  const query = useRightsRequest(id);
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const request = query.data;
  const { title, article } = rightsRequestTitles[request.kind];
  return (
    <Page>
      <PageHeader
        title={`${title} (${article})`}
        breadcrumb={[{ label: 'People’s rights', href: `/${workspace}/rights` }]}
        status={<RequestStatusChip status={request.status} />}
        description={<NamedLabel named={request.contact} workspace={workspace} />}
        actions={<RequestActions request={request} />}
      />
      <PageColumns
        main={
          <>
            <Panel title="What they wrote">
              <Words text={request.content?.message ?? null} none="They wrote nothing beside." />
            </Panel>
            {request.content?.correction ? <AskedCorrection request={request} /> : null}
            {request.content?.extensionReason ? (
              <Panel title="Why it takes longer" description="They can read this on their own page.">
                <Words text={request.content.extensionReason} none="" />
              </Panel>
            ) : null}
            {request.content?.answer ? (
              <Panel title="The answer" description="They can read this on their own page.">
                <Words text={request.content.answer} none="" />
              </Panel>
            ) : null}
          </>
        }
        side={
          <Panel
            title="Facts"
            actions={<TextLink href={auditHref(workspace, 'subject', request.id)}>On the record</TextLink>}
          >
            <DescriptionList items={facts(request)} />
          </Panel>
        }
      />
    </Page>
  );
}

const Words = ({ text, none }: { text: string | null; none: string }) =>
  text === null ? (
    <p className="text-sm text-muted">{none}</p>
  ) : (
    <p className="text-sm whitespace-pre-wrap break-words">{text}</p>
  );

function AskedCorrection({ request }: { request: RightsRequestDetail }) {
  const asked = request.content?.correction ?? {};
  const named = correctableFields.filter((field) => asked[field] !== undefined);
  return (
    <Panel title="What they say is right">
      <DescriptionList
        items={named.map((field) => ({
          label: correctableFieldTitles[field],
          value: (
            <span>
              <del className="text-muted">{request.fields[field] ?? 'nothing'}</del> →{' '}
              <ins className="font-medium no-underline">{asked[field] ?? 'nothing'}</ins>
            </span>
          ),
        }))}
      />
      {request.status === 'received' ? (
        <div className="mt-3">
          <Callout tone="info">Nothing is changed before it is certain that they ask.</Callout>
        </div>
      ) : null}
    </Panel>
  );
}

function facts(request: RightsRequestDetail) {
  const { receivedAt, cameBy, confirmedAt, identityBy, extendedAt, closedAt, handledBy } = request;
  return [
    { label: closedAt === null ? 'Due' : 'Answered', value: <RequestDue request={request} /> },
    { label: 'Received', value: <AbsoluteTime at={receivedAt} /> },
    { label: 'How it came', value: originWords[cameBy] },
    { label: 'Identity', value: <OrMissing>{identityBy && identityWords[identityBy]}</OrMissing> },
    { label: 'Confirmed', value: <OrMissing>{confirmedAt && <AbsoluteTime at={confirmedAt} />}</OrMissing> },
    ...(extendedAt === null ? [] : [{ label: 'Extended', value: <AbsoluteTime at={extendedAt} /> }]),
    { label: 'Handled by', value: <OrMissing>{handledBy && <NamedLabel named={handledBy} />}</OrMissing> },
  ];
}
