'use client';

import type { Route } from 'next';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { FileDetail } from '@/lib/contracts/files';
import { NamedLabel } from '../actions/named-label';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { DescriptionList } from '../ui/description-list';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { Skeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { FilePass } from './file-pass';
import { FileRejects } from './file-rejects';
import { fileStatusWords, isMappable } from './file-words';
import { formatSize } from './format-size';
import { useDropFile, useFile } from './use-files';

/** The editor knows every place that a cell can go to: it is loaded where a file is still to be mapped. */
const FileMapping = dynamic(() => import('./file-mapping').then((module) => module.FileMapping), {
  loading: () => <Skeleton height="chart" />,
});

/** A file from its upload to what became of its rows. */
export function FileScreen({ id }: { id: string }) {
  const workspace = useWorkspaceSlug();
  const canEdit = useCan('sources.edit');
  const query = useFile(id);
  const file = query.data;
  if (!file)
    return query.error ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height="chart" />
    );
  const words = fileStatusWords[file.status];
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: 'Sources', href: `/${workspace}/sources` },
          { label: 'Files', href: `/${workspace}/sources/files` },
        ]}
        title={file.name}
        status={<StatusChip tone={words.tone}>{words.label}</StatusChip>}
        actions={canEdit ? <DropFile file={file} /> : null}
      />
      <DescriptionList
        layout="columns"
        items={[
          {
            label: 'Its rows become signals of',
            value: <TextLink href={`/${workspace}/sources/${file.source.id}`}>{file.source.name}</TextLink>,
          },
          { label: 'Size', value: formatSize(file.bytes) },
          { label: 'Uploaded', value: <AbsoluteTime at={file.createdAt} /> },
          { label: 'By', value: <NamedLabel named={file.createdBy} /> },
        ]}
      />
      {file.error ? (
        <Callout tone="stop" title={file.status === 'failed' ? 'The import stopped' : 'The check stopped'}>
          {file.error}
        </Callout>
      ) : null}
      {file.sameAs && file.status !== 'done' ? (
        <Callout
          tone="wait"
          title="This was imported before"
          actions={
            <Button asChild>
              <Link href={`/${workspace}/sources/files/${file.sameAs.id}` as Route}>Show that import</Link>
            </Button>
          }
        >
          {file.sameAs.name} of <AbsoluteTime at={file.sameAs.finishedAt} /> holds the same. Its rows count as
          known already.
        </Callout>
      ) : null}
      <FilePass file={file} />
      <FileRejects file={file} />
      {isMappable(file.status) ? <FileMapping file={file} /> : null}
    </>
  );
}

function DropFile({ file }: { file: FileDetail }) {
  const workspace = useWorkspaceSlug();
  const router = useRouter();
  const drop = useDropFile(file.id);
  return (
    <ConfirmDialog
      title={`Drop ${file.name}?`}
      description={
        file.accepted > 0 && file.status !== 'checked'
          ? 'It leaves this list, with the rows that were not taken. What was recorded of it stays.'
          : 'The file and what was found out about it are removed. Nothing of it was recorded.'
      }
      confirmLabel="Drop it"
      tone="danger"
      onConfirm={async () => {
        await drop.mutateAsync();
        router.push(`/${workspace}/sources/files` as Route);
      }}
      trigger={<Button variant="dangerQuiet">Drop…</Button>}
    />
  );
}
