import type { ReactNode } from 'react';
import type { AuditEntryView } from '@/lib/contracts/audit';
import { ChangeDiff } from '../actions/change-diff';
import { FindingList } from '../actions/finding-list';
import { InputList } from '../actions/input-list';
import { MentionText } from '../actions/mention-text';
import { NamedLabel } from '../actions/named-label';
import { actionHref, auditHref, thingHref } from '../actions/thing-href';
import { VerbatimBytes } from '../actions/verbatim-bytes';
import { Page, PageColumns } from '../layout/page';
import { Callout } from '../ui/callout';
import { CodeBlock } from '../ui/code-block';
import { CopyableId } from '../ui/copyable-id';
import { type DescriptionItem, DescriptionList } from '../ui/description-list';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { EntryChain } from './entry-chain';
import { EntryProof } from './entry-proof';

/** One entry of the record in full. Entries never change, so it needs no query; only the names are today's. */
export function AuditEntry({ entry, workspace }: { entry: AuditEntryView; workspace: string }) {
  return (
    <Page>
      <PageHeader
        title={
          <>
            <NamedLabel named={entry.actor} /> {entry.title}
          </>
        }
        description={entry.verb}
        breadcrumb={[{ label: 'Audit', href: `/${workspace}/audit` }]}
      />
      <PageColumns
        main={<Content entry={entry} workspace={workspace} />}
        side={<Facts entry={entry} workspace={workspace} />}
      />
    </Page>
  );
}

function Content({ entry, workspace }: { entry: AuditEntryView; workspace: string }) {
  const { why, findings, inputs, changes, chain, currency, mentions } = entry;
  return (
    <>
      {why ? (
        <Panel title="Why">
          <p className="max-w-prose text-pretty">
            <MentionText text={why} mentions={mentions} />
          </p>
        </Panel>
      ) : null}
      {changes.length > 0 ? (
        <Panel title="Before and after">
          <ChangeDiff
            changes={changes}
            currency={currency}
            mentions={mentions}
            unknownBefore="not in this entry"
          />
        </Panel>
      ) : null}
      {findings.length > 0 ? (
        <Panel title="Findings">
          <FindingList findings={findings} mentions={mentions} />
        </Panel>
      ) : null}
      {inputs.length > 0 ? (
        <Panel title="Data it used">
          <InputList inputs={inputs} mentions={mentions} workspace={workspace} />
        </Panel>
      ) : null}
      {chain.length > 0 ? <EntryChain chain={chain} workspace={workspace} /> : null}
      {entry.dropped ? <DroppedNote dropped={entry.dropped} workspace={workspace} /> : null}
      {entry.dropped ? null : <Recorded entry={entry} />}
      <EntryProof
        id={entry.id}
        canonical={entry.canonical}
        leaf={entry.dropped?.leaf ?? null}
        workspace={workspace}
      />
    </>
  );
}

/** Why there is nothing to read: whoever wants to know when and by which rule follows the link. */
function DroppedNote({
  dropped,
  workspace,
}: {
  dropped: NonNullable<AuditEntryView['dropped']>;
  workspace: string;
}) {
  if (dropped.entryId === null || dropped.at === null)
    return (
      <Callout tone="stop" title="What this entry said is gone, and no entry says that it was dropped">
        Tell whoever answers for your records.
      </Callout>
    );
  return (
    <Callout
      tone="info"
      title="What this entry said was dropped when its time was over"
      actions={<TextLink href={`/${workspace}/audit/${dropped.entryId}`}>The entry that says so</TextLink>}
    >
      <AbsoluteTime at={dropped.at} precise />. Who did what and when stays, and its hash stays in the log.
    </Callout>
  );
}

function Recorded({ entry }: { entry: AuditEntryView }) {
  return (
    <>
      <Panel title="What was recorded">
        <CodeBlock value={entry.detail} label="Detail of the entry" />
      </Panel>
      <Panel title="The entry, verbatim" description="The exact stored bytes: ids only, in canonical form">
        <VerbatimBytes text={entry.canonical} hash={entry.sha256} label="Canonical entry" />
      </Panel>
    </>
  );
}

function Facts({ entry, workspace }: { entry: AuditEntryView; workspace: string }) {
  const { actor, actorVersion, subject, runId, actionId, signalId, approvalId, completesId } = entry;
  const optional = (label: string, value: ReactNode | null): DescriptionItem[] =>
    value ? [{ label, value }] : [];
  const link = (type: string, id: string) => {
    const href = thingHref(workspace, type, id);
    return href ? <TextLink href={href}>{id}</TextLink> : <CopyableId id={id} />;
  };
  const subjectHref =
    subject.type === 'action'
      ? actionHref(workspace, { id: subject.id, runId })
      : thingHref(workspace, subject.type, subject.id);
  return (
    <Panel title="Who, when, on what">
      <DescriptionList
        items={[
          { label: 'When', value: <AbsoluteTime at={entry.occurredAt} precise /> },
          { label: 'Who', value: <NamedLabel named={actor} workspace={workspace} /> },
          { label: 'As', value: actor.type.replaceAll('_', ' ') },
          ...optional('Version', actorVersion ? <CopyableId id={actorVersion} /> : null),
          {
            label: 'About',
            value: (
              <span className="flex flex-col">
                <span className="text-xs text-muted">{subject.type.replaceAll('_', ' ')}</span>
                {subjectHref ? (
                  <TextLink href={subjectHref}>{subject.name ?? subject.id}</TextLink>
                ) : (
                  <NamedLabel named={subject} />
                )}
              </span>
            ),
          },
          ...optional('Signal', signalId ? link('signal', signalId) : null),
          ...optional('Run', runId ? link('run', runId) : null),
          ...optional(
            'Action',
            actionId ? (
              <TextLink href={actionHref(workspace, { id: actionId, runId })}>{actionId}</TextLink>
            ) : null,
          ),
          ...optional('Approval', approvalId ? link('approval', approvalId) : null),
          ...optional(
            'Completes',
            completesId ? (
              <TextLink href={`/${workspace}/audit/${completesId}`}>What was about to be done</TextLink>
            ) : null,
          ),
          { label: 'Entry', value: <CopyableId id={entry.id} /> },
          {
            label: 'Further',
            value: (
              <TextLink href={auditHref(workspace, 'subject', subject.id)}>All entries about this</TextLink>
            ),
          },
          {
            label: '',
            value: (
              <TextLink href={auditHref(workspace, 'actor', actor.id)}>All entries by the same</TextLink>
            ),
          },
        ]}
      />
    </Panel>
  );
}
