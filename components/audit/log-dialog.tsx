'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Download, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { apiFetch } from '@/lib/client/api';
import { type AuditLogView, auditLogSchema, checkRequestedSchema } from '@/lib/contracts/audit-log';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { CodeBlock } from '../ui/code-block';
import { DescriptionList } from '../ui/description-list';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { readProblem } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { auditKeys } from './audit-keys';

/** How far the record is sealed, its signed head to keep, and the export that proves it to others. */
export function LogDialog({ workspace }: { workspace: string }) {
  const [isOpen, setOpen] = useState(false);
  const log = useQuery({
    queryKey: auditKeys.log(workspace),
    queryFn: ({ signal }) => apiFetch('/api/v1/audit-log', { schema: auditLogSchema, workspace, signal }),
    enabled: isOpen,
  });
  return (
    <Dialog
      title="Prove and export the record"
      description="Every entry is a leaf of a tree of hashes whose head is signed: nothing in it can be changed, left out or put in between unseen."
      size="lg"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button>
          <ShieldCheck aria-hidden />
          Prove and export
        </Button>
      }
    >
      {log.error ? <ErrorState error={log.error} onRetry={() => void log.refetch()} /> : null}
      {log.isPending ? <Skeleton height="block" /> : null}
      {log.data ? <Log log={log.data} workspace={workspace} /> : null}
    </Dialog>
  );
}

function Log({
  log: { size, pending, checkpoint, signedAt, keys, check },
  workspace,
}: {
  log: AuditLogView;
  workspace: string;
}) {
  if (!checkpoint || !signedAt)
    return (
      <EmptyState title="Nothing is sealed yet" icon={ShieldCheck}>
        Entries are sealed within seconds of being written. Look again in a moment.
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-5">
      <DescriptionList
        items={[
          { label: 'Sealed', value: `${size.toLocaleString('en')} entries` },
          { label: 'Waiting to be sealed', value: pending.toLocaleString('en') },
          { label: 'Newest head', value: <AbsoluteTime at={signedAt} precise /> },
          { label: 'Key', value: <span className="font-mono text-xs break-all">{keys.join(' ')}</span> },
        ]}
      />
      <div className="flex flex-col gap-2">
        <CodeBlock value={checkpoint} label="Signed head of the log" />
        <p className="text-xs text-muted">
          <a
            href={`/api/v1/audit-log/files/checkpoint?${new URLSearchParams({ workspace })}`}
            download="checkpoint"
            className="font-medium text-accent-text underline-offset-3 hover:underline"
          >
            Save the head
          </a>{' '}
          · Keep this head, and the key, somewhere of your own. An export can be held against them at any
          later time, and shows whether the past was changed.
        </p>
      </div>
      <LastCheck check={check} workspace={workspace} />
      <ExportForm size={size} workspace={workspace} />
    </div>
  );
}

function LastCheck({ check, workspace }: { check: AuditLogView['check']; workspace: string }) {
  const request = useMutation({
    mutationFn: () =>
      apiFetch('/api/v1/audit-log/checks', { method: 'POST', schema: checkRequestedSchema, workspace }),
    onSuccess: () => toast.info('The record is being checked. What is found appears here and in the record.'),
    onError: (error) => toast.error(readProblem(error).title),
  });
  return (
    <Callout
      tone={check === null ? 'info' : check.problems > 0 ? 'stop' : 'ok'}
      title={
        check === null
          ? 'Not checked yet'
          : check.problems === 0
            ? `Everything fits: ${check.entries.toLocaleString('en')} entries and ${check.actions.toLocaleString('en')} actions were checked`
            : `${check.problems.toLocaleString('en')} things do not fit the record`
      }
      actions={
        <Button size="sm" pending={request.isPending} onClick={() => request.mutate()}>
          Check now
        </Button>
      }
    >
      {check ? (
        <>
          <AbsoluteTime at={check.at} precise />
          {check.named.length > 0 ? (
            <ul className="list-disc pl-5">
              {check.named.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          ) : null}
        </>
      ) : (
        'Every night all entries are hashed anew, the tree is built from them, and actions, decisions and answers are held against it.'
      )}
    </Callout>
  );
}

function ExportForm({ size, workspace }: { size: number; workspace: string }) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const query = new URLSearchParams({ workspace, ...(from ? { from } : {}), ...(to ? { to } : {}) });
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="From entry" hint="All when left empty">
          <Input
            inputMode="numeric"
            value={from}
            placeholder="0"
            onChange={(event) => setFrom(event.target.value)}
          />
        </Field>
        <Field label="To before entry" hint={`${size} at most`}>
          <Input
            inputMode="numeric"
            value={to}
            placeholder={String(size)}
            onChange={(event) => setTo(event.target.value)}
          />
        </Field>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-xs text-muted">
          A ZIP with entries, hashes, heads and proofs, and with two programs that check it offline. To check
          one: <TextLink href="/verifier/verify.html">verify.html</TextLink>
        </p>
        <Button variant="primary" asChild>
          <a href={`/api/v1/audit-log/export?${query}`} download>
            <Download aria-hidden />
            Export
          </a>
        </Button>
      </div>
    </div>
  );
}
