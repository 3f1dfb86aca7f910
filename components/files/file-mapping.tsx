'use client';

import { useState } from 'react';
import type { FileDetail, FileReading } from '@/lib/contracts/files';
import type { Mapping } from '@/lib/core/signals/tables/mapping';
import { useCan } from '../auth/access-context';
import { PageColumns } from '../layout/page';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { FileColumnRows } from './file-column-rows';
import { FileMappingFields } from './file-mapping-fields';
import { FilePreviewTable } from './file-preview-table';
import { FileReadingFields } from './file-reading-fields';
import { FileSampleList } from './file-sample-list';
import { useFileSample, useSteerFile } from './use-files';

/** What is in a file, what becomes of its columns, and what its first rows then say; and the steps from there. */
export function FileMapping({ file }: { file: FileDetail }) {
  const initial = file.mapping ?? file.suggestion?.mapping;
  if (!initial || !file.preview) return <Unreadable file={file} />;
  // Read otherwise, it may have other columns: the editor begins anew with them.
  return <Editor key={file.preview.header.join('\n')} file={file} initial={initial} />;
}

function Unreadable({ file }: { file: FileDetail }) {
  const steer = useSteerFile(file.id);
  const [reading, setReading] = useState(file.reading);
  return (
    <Panel title="It can’t be read so">
      <div className="flex flex-col gap-4">
        <Callout tone="stop">{file.unreadable}</Callout>
        <FileReadingFields reading={reading} preview={null} onChange={setReading} />
        {file.mapping ? (
          <div>
            <Button
              pending={steer.isPending}
              onClick={() =>
                file.mapping && steer.mutate({ step: null, keep: { mapping: file.mapping, reading } })
              }
            >
              Read it so
            </Button>
          </div>
        ) : null}
        {steer.error ? <ErrorState error={steer.error} /> : null}
      </div>
    </Panel>
  );
}

function Editor({ file, initial }: { file: FileDetail; initial: Mapping }) {
  const canEdit = useCan('sources.edit');
  const [mapping, setMapping] = useState(initial);
  const [reading, setReading] = useState<FileReading>(file.reading);
  const steer = useSteerFile(file.id);
  const body = { mapping, reading };
  const sample = useFileSample(file.id, body);
  const { preview, suggestion } = file;
  if (!preview) return null;
  const isKept =
    file.mapping !== null &&
    JSON.stringify(file.mapping) === JSON.stringify(mapping) &&
    JSON.stringify(file.reading) === JSON.stringify(reading);
  const problems = sample.data?.problems ?? [];
  const take = (step: 'check' | 'import' | null) => steer.mutate({ step, ...(isKept ? {} : { keep: body }) });
  return (
    <>
      <Panel title="What is in it" description={`${file.source.name}, the first rows`}>
        <div className="flex flex-col gap-4">
          <FileReadingFields reading={reading} preview={preview} onChange={setReading} />
          <FilePreviewTable preview={preview} />
        </div>
      </Panel>
      <PageColumns
        main={
          <Panel title="What its columns become" description={recognised(suggestion)}>
            <div className="flex flex-col gap-4">
              {(suggestion?.notes ?? []).map((note) => (
                <p key={note} className="text-sm text-muted">
                  {note}
                </p>
              ))}
              <FileMappingFields mapping={mapping} header={preview.header} onChange={setMapping} />
              <FileColumnRows
                columns={preview.columns}
                mapping={mapping}
                problems={problems}
                onChange={setMapping}
              />
            </div>
          </Panel>
        }
        side={
          <Panel title="The first rows as signals">
            {sample.error ? (
              <ErrorState error={sample.error} onRetry={() => void sample.refetch()} />
            ) : sample.data?.sample ? (
              <FileSampleList sample={sample.data.sample} />
            ) : (
              <p className="text-sm text-muted">
                {sample.isPending
                  ? 'Being read…'
                  : 'You may not read what is personal: they are not shown to you.'}
              </p>
            )}
          </Panel>
        }
      />
      {canEdit ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button
            variant="primary"
            disabled={problems.length > 0}
            pending={steer.isPending}
            onClick={() => take('check')}
          >
            Check all rows
          </Button>
          <Button disabled={problems.length > 0} pending={steer.isPending} onClick={() => take('import')}>
            Import
          </Button>
          <Button variant="ghost" disabled={isKept || problems.length > 0} onClick={() => take(null)}>
            Keep the mapping
          </Button>
          <p className="text-xs text-muted">A check reads everything and records nothing.</p>
        </div>
      ) : null}
      {steer.error ? <ErrorState error={steer.error} /> : null}
    </>
  );
}

function recognised(suggestion: FileDetail['suggestion']): string | undefined {
  if (!suggestion?.table) return undefined;
  const { platform, name, isSure } = suggestion.table;
  return `${isSure ? 'Recognised as' : 'Probably'} the table ${name} of ${platform}`;
}
