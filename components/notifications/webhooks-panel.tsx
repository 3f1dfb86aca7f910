'use client';

import { useState } from 'react';
import type { WebhookRow } from '@/lib/contracts/webhooks';
import { SecretOnce } from '../auth/secret-once';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Dialog, DialogClose } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { RelativeTime } from '../ui/time';
import { AddWebhookDialog, secretHelp } from './add-webhook-dialog';
import { sayTestResult } from './say-test-result';
import { useRemoveWebhook, useReplaceSecret, useTestWebhook, useWebhooks } from './use-webhooks';

/** The programs that are told of approvals: add, try, replace the secret, remove. */
export function WebhooksPanel() {
  const webhooks = useWebhooks();
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Panel
      title="Webhooks"
      description="Programs are told at once, with signed requests that hold ids and a link. They decide nothing."
      actions={<AddWebhookDialog />}
    >
      {webhooks.isPending ? <Skeleton height="block" /> : null}
      {webhooks.error ? <ErrorState error={webhooks.error} onRetry={webhooks.refetch} /> : null}
      {webhooks.data?.rows.length === 0 ? (
        <EmptyState title="No program is told">
          Add the address of a chat bridge, a pager or a program of your own.
        </EmptyState>
      ) : null}
      {webhooks.data && webhooks.data.rows.length > 0 ? (
        <ul className="divide-y divide-line">
          {webhooks.data.rows.map((webhook) => (
            <WebhookItem key={webhook.id} webhook={webhook} onSecret={setSecret} />
          ))}
        </ul>
      ) : null}
      <Dialog
        open={secret !== null}
        onOpenChange={() => setSecret(null)}
        title="Its new secret"
        footer={
          <DialogClose>
            <Button variant="primary">Done</Button>
          </DialogClose>
        }
      >
        <SecretOnce label="Secret" secret={secret ?? ''}>
          {secretHelp}
        </SecretOnce>
      </Dialog>
    </Panel>
  );
}

function WebhookItem({ webhook, onSecret }: { webhook: WebhookRow; onSecret: (secret: string) => void }) {
  const { id, url, lastSentAt, lastError, waiting } = webhook;
  const remove = useRemoveWebhook();
  const replace = useReplaceSecret();
  const test = useTestWebhook();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="break-all font-mono text-sm">{url}</p>
        <p className="text-xs text-muted">
          {lastSentAt ? (
            <>
              Last taken <RelativeTime at={lastSentAt} />
            </>
          ) : (
            'Nothing taken yet'
          )}
          {waiting > 0 ? ` · ${waiting} waiting` : ''}
          {' · added by '}
          {webhook.createdBy.name ?? webhook.createdBy.id}
        </p>
        {lastError ? <p className="text-xs text-stop">{lastError}</p> : null}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          disabled={test.isPending}
          onClick={() => sayTestResult(test.mutateAsync(id), 'The test was taken')}
        >
          {test.isPending ? 'Testing…' : 'Test'}
        </Button>
        <ConfirmDialog
          trigger={<Button size="sm">New secret</Button>}
          title="Replace the secret?"
          description="The next request is signed with the new one. Until the program knows it, it refuses what we send; that is tried again for about ten hours."
          confirmLabel="Replace secret"
          onConfirm={async () => onSecret((await replace.mutateAsync(id)).secret)}
        />
        <ConfirmDialog
          trigger={
            <Button variant="dangerQuiet" size="sm">
              Remove
            </Button>
          }
          tone="danger"
          title="Remove this webhook?"
          description="Nothing is sent there any more, also not what is waiting."
          confirmLabel="Remove webhook"
          onConfirm={() => remove.mutateAsync(id)}
        />
      </div>
    </li>
  );
}
