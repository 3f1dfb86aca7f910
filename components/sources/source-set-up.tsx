'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { toast } from 'sonner';
import type { SourceDetail } from '@/lib/contracts/sources';
import { NamedLabel } from '../actions/named-label';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { CopyableId } from '../ui/copyable-id';
import { DescriptionList } from '../ui/description-list';
import { Dialog, DialogClose } from '../ui/dialog';
import { Field } from '../ui/field';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { Skeleton } from '../ui/skeleton';
import { AbsoluteTime } from '../ui/time';
import { CopyableBlock } from './copyable-block';
import { KeyOnce } from './key-once';
import { sayProblem } from './say-problem';
import { KEY_PLACEHOLDER, snippetsOf, takesRequests, usesKey } from './snippets';
import { beliefWords, schemeWords, violationWords } from './source-words';
import { useEditSource, useReplaceKey } from './use-change-source';

const EditSourceForm = dynamic(() => import('./source-form').then((module) => module.EditSourceForm), {
  loading: () => <Skeleton height="chart" />,
});

/** Where a source sends, how it shows that it is itself, and what becomes of what breaks its plan. */
export function SourceSetUp({ source, mayEdit }: { source: SourceDetail; mayEdit: boolean }) {
  const { address, config, hasSecrets, createdAt, createdBy } = source;
  return (
    <Panel title="Set-up" actions={mayEdit ? <EditSource source={source} /> : undefined}>
      <div className="flex flex-col gap-4">
        <DescriptionList
          items={[
            ...(!takesRequests(config.format)
              ? []
              : [
                  { label: 'Address', value: <CopyableId id={address} full /> },
                  { label: 'Check', value: schemeWords[config.signature.scheme] },
                ]),
            ...(config.signature.scheme === 'key'
              ? []
              : [{ label: 'Secret', value: hasSecrets ? 'Set' : 'None: everything is refused' }]),
            { label: 'Added', value: <AbsoluteTime at={createdAt} /> },
            { label: 'By', value: <NamedLabel named={createdBy} /> },
          ]}
        />
        {config.format === 'mail' ? <BelievesReports source={source} mayEdit={mayEdit} /> : null}
        {config.format === 'feed' || config.format === 'pull' ? null : (
          <OnViolation source={source} mayEdit={mayEdit} />
        )}
        <HowToSend source={source} />
        {mayEdit && usesKey(source) ? <ReplaceKey source={source} /> : null}
      </div>
    </Panel>
  );
}

function EditSource({ source }: { source: SourceDetail }) {
  const [open, setOpen] = useState(false);
  const edit = useEditSource(source.id);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="lg"
      title={`Edit ${source.title}`}
      trigger={<Button size="sm">Edit</Button>}
    >
      <EditSourceForm
        source={source}
        onCancel={() => setOpen(false)}
        onSubmit={async (body) => {
          await edit.mutateAsync(body);
          setOpen(false);
          toast.success('Saved');
        }}
      />
    </Dialog>
  );
}

const violationOptions = (['let_through', 'quarantine'] as const).map((value) => ({
  value,
  ...violationWords[value],
}));

function OnViolation({ source, mayEdit }: { source: SourceDetail; mayEdit: boolean }) {
  const edit = useEditSource(source.id);
  const shown = edit.isPending ? (edit.variables.onViolation ?? source.onViolation) : source.onViolation;
  return (
    <Field label="What breaks the tracking plan" hint={violationWords[shown].hint}>
      <Select
        options={violationOptions}
        value={shown}
        disabled={!mayEdit || edit.isPending}
        onValueChange={(onViolation) => edit.mutate({ onViolation }, { onError: sayProblem })}
      />
    </Field>
  );
}

const beliefOptions = (['own', 'all'] as const).map((value) => ({ value, label: beliefWords[value].label }));

function BelievesReports({ source, mayEdit }: { source: SourceDetail; mayEdit: boolean }) {
  const edit = useEditSource(source.id);
  const believes = edit.isPending
    ? (edit.variables.believesReports ?? source.believesReports)
    : source.believesReports;
  const shown = believes ? 'all' : 'own';
  return (
    <Field label="Bounces and complaints that are believed" hint={beliefWords[shown].hint}>
      <Select
        options={beliefOptions}
        value={shown}
        disabled={!mayEdit || edit.isPending}
        onValueChange={(value) => edit.mutate({ believesReports: value === 'all' }, { onError: sayProblem })}
      />
    </Field>
  );
}

function HowToSend({ source }: { source: SourceDetail }) {
  const snippets = snippetsOf(source);
  if (snippets.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium">How to send</summary>
      <div className="mt-3 flex flex-col gap-4">
        {usesKey(source) ? (
          <p className="text-xs text-muted">
            Put the key in the place of <code>{KEY_PLACEHOLDER}</code>.
          </p>
        ) : null}
        {snippets.map(({ title, note, code }) => (
          <CopyableBlock key={title} title={title} note={note} text={code} />
        ))}
      </div>
    </details>
  );
}

function ReplaceKey({ source: { id } }: { source: SourceDetail }) {
  const replace = useReplaceKey(id);
  const [writeKey, setWriteKey] = useState<string | null>(null);
  return (
    <div>
      <ConfirmDialog
        trigger={<Button size="sm">Replace the key</Button>}
        tone="danger"
        title="Replace the write key?"
        description="The key in use stops working at once, everywhere. What is sent with it is refused until the new one is put in its place."
        confirmLabel="Replace key"
        onConfirm={async () => setWriteKey((await replace.mutateAsync()).writeKey)}
      />
      <Dialog
        open={writeKey !== null}
        onOpenChange={() => setWriteKey(null)}
        size="lg"
        title="Its new key"
        footer={
          <DialogClose>
            <Button variant="primary">Done</Button>
          </DialogClose>
        }
      >
        <KeyOnce sourceId={id} writeKey={writeKey ?? ''} />
      </Dialog>
    </div>
  );
}
