'use client';

import { useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { ErrorState } from '../ui/error-state';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Meter } from '../ui/meter';
import { fileKeys } from './file-keys';
import { formatSize } from './format-size';
import { uploadFile } from './upload';

type Sending = { name: string; sent: number; total: number; stop: () => void };

/** Takes a file by drag and drop, or chosen, and leads to where it is mapped. */
export function FileDrop() {
  const workspace = useWorkspaceSlug();
  const router = useRouter();
  const queryClient = useQueryClient();
  const hintId = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [source, setSource] = useState('');
  const [isOver, setIsOver] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);

  const send = async (file: File | undefined) => {
    if (!file || sending) return;
    const stopping = new AbortController();
    const show = (sent: number, total: number) =>
      setSending({ name: file.name, sent, total, stop: () => stopping.abort() });
    setError(null);
    show(0, file.size);
    try {
      const id = await uploadFile({
        workspace,
        file,
        source: source.trim(),
        onProgress: show,
        signal: stopping.signal,
      });
      await queryClient.invalidateQueries({ queryKey: fileKeys.all(workspace) });
      router.push(`/${workspace}/sources/files/${id}` as Route);
    } catch (problem) {
      setSending(null);
      if (!(problem instanceof DOMException)) setError(problem);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void send(event.dataTransfer.files[0]);
  };

  return (
    <div className="flex flex-col gap-4">
      <section
        aria-label="Upload a file"
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={`flex flex-col items-center gap-3 rounded-lg border border-dashed px-6 py-8 text-center ${isOver ? 'border-accent bg-accent-soft' : 'border-control bg-surface'}`}
      >
        {sending ? (
          <div className="flex w-full max-w-md flex-col gap-3" aria-live="polite">
            <Meter
              label={sending.name}
              text={
                sending.sent >= sending.total
                  ? 'Being looked at'
                  : `${formatSize(sending.sent)} of ${formatSize(sending.total)}`
              }
              max={sending.total}
              segments={[{ label: 'Sent', value: sending.sent }]}
            />
            <div>
              <Button onClick={sending.stop}>Stop</Button>
            </div>
          </div>
        ) : (
          <>
            <FileUp aria-hidden className="size-6 text-subtle" />
            <p className="text-base font-medium">Drop a file here</p>
            <p id={hintId} className="max-w-prose text-sm text-muted">
              CSV, NDJSON or JSON, packed with gzip or not, up to 5 GB unpacked. It is kept encrypted until it
              is imported, at most a week.
            </p>
            <input
              ref={chooser}
              type="file"
              aria-label="File"
              aria-describedby={hintId}
              className="sr-only"
              tabIndex={-1}
              accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl,.gz"
              onChange={(event) => {
                void send(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
            <Button variant="primary" onClick={() => chooser.current?.click()}>
              Choose a file…
            </Button>
            <div className="w-full max-w-xs text-left">
              <Field
                label="Source"
                hint="Rows of the same source count once. Left empty, it is named after the file."
              >
                <Input
                  value={source}
                  onChange={(event) => setSource(event.target.value)}
                  placeholder="file-leads"
                  maxLength={40}
                />
              </Field>
            </div>
          </>
        )}
      </section>
      {error ? <ErrorState error={error} /> : null}
    </div>
  );
}
