'use client';

import type { ContactRights } from '@/lib/contracts/rights';
import { correctableFieldTitles } from '@/lib/core/rights/correctable-fields';
import { rightsRequestTitles } from '@/lib/core/rights/rights-request';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { Timeline } from '../ui/timeline';
import { CopyButton } from './copy-button';
import { CorrectContactDialog } from './correct-contact-dialog';
import { LiftLimitButton } from './lift-limit-button';
import { MakeLinkDialog } from './make-link-dialog';
import { NewRequestDialog } from './new-request-dialog';
import { RequestDue, RequestStatusChip } from './request-chips';
import { limitWords } from './rights-words';
import { useContactRights, useRevokeLink } from './use-rights';

/** What a person asked for about their data, what is limited, and what was put right. */
export function ContactRightsPanel({ workspace, id }: { workspace: string; id: string }) {
  const query = useContactRights(id);
  const mayReceive = useCan('rights.receive');
  const mayAnswer = useCan('rights.answer');
  if (query.isPending)
    return (
      <Panel title="Their rights">
        <Skeleton />
      </Panel>
    );
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const rights = query.data;
  const inForce = rights.limits.filter(({ lifted }) => lifted === null);
  return (
    <Panel
      title="Their rights"
      description="What they asked for about their own data, and what follows from it."
      tone={inForce.length > 0 ? 'stop' : 'plain'}
      actions={
        <>
          {mayAnswer ? (
            <>
              <CopyButton contactId={id} />
              <CorrectContactDialog id={id} fields={rights.fields} />
              <MakeLinkDialog contactId={id} />
            </>
          ) : null}
          {mayReceive ? <NewRequestDialog contactId={id} /> : null}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {inForce.map((limit) => (
          <Callout
            key={limit.id}
            tone="stop"
            title={limitWords[limit.kind].label}
            actions={<LiftLimitButton limit={limit} />}
          >
            {limitWords[limit.kind].meaning} Since <AbsoluteTime at={limit.setAt} />.
          </Callout>
        ))}
        <Requests rights={rights} workspace={workspace} />
        <Links rights={rights} />
        <History rights={rights} />
      </div>
    </Panel>
  );
}

function Requests({ rights, workspace }: { rights: ContactRights; workspace: string }) {
  const mayOpen = useCan('rights.receive');
  if (rights.requests.length === 0)
    return <p className="text-sm text-muted">They have asked for nothing so far.</p>;
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {rights.requests.map((request) => {
        const { title } = rightsRequestTitles[request.kind];
        return (
          <li key={request.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="flex flex-wrap items-center gap-2">
              {mayOpen ? <TextLink href={`/${workspace}/rights/${request.id}`}>{title}</TextLink> : title}
              <RequestStatusChip status={request.status} />
            </span>
            <span className="text-xs text-muted">
              {request.urgency === null ? 'answered ' : 'due '}
              <RequestDue request={request} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Links({ rights }: { rights: ContactRights }) {
  const mayAnswer = useCan('rights.answer');
  const revoke = useRevokeLink();
  if (rights.links.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {rights.links.map((link) => (
        <li key={link.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span>
            A link to their own page, made by <NamedLabel named={link.createdBy} />, works until{' '}
            <AbsoluteTime at={link.expiresAt} />.
          </span>
          {mayAnswer ? (
            <ConfirmDialog
              trigger={<Button size="sm">Revoke</Button>}
              title="Revoke this link?"
              description="It opens nothing any more, from this moment on."
              confirmLabel="Revoke it"
              onConfirm={() => revoke.mutateAsync(link.id)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** What was put right, and what was limited and is not any more. */
function History({ rights }: { rights: ContactRights }) {
  const items = [
    ...rights.corrections.map(({ id, field, at, by }) => ({
      id,
      at,
      tone: 'info' as const,
      title: `${correctableFieldTitles[field]} corrected`,
      body: (
        <span>
          By <NamedLabel named={by} />
        </span>
      ),
    })),
    ...rights.limits.flatMap(({ id, kind, setAt, lifted }) =>
      lifted === null
        ? []
        : [
            {
              id,
              at: lifted.at,
              tone: 'neutral' as const,
              title: `${limitWords[kind].label}: lifted`,
              body: (
                <span>
                  Set <RelativeTime at={setAt} />, lifted by <NamedLabel named={lifted.by} />
                  {lifted.reason === null ? null : <>: “{lifted.reason}”</>}
                </span>
              ),
            },
          ],
    ),
  ].sort((a, b) => b.at.localeCompare(a.at));
  return items.length === 0 ? null : <Timeline items={items} />;
}
