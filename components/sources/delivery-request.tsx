'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import type { DeliveryDetail } from '@/lib/contracts/sources';
import { BODY_KEPT_MS } from '@/lib/core/sources/delivery';
import { refusalLimits } from '@/lib/core/sources/refusals';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { CodeBlock } from '../ui/code-block';
import { DescriptionList } from '../ui/description-list';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { prettyBody } from './pretty-body';

/** The request as it came, while it is kept. */
export function DeliveryRequest({ request, notKept }: Pick<DeliveryDetail, 'request' | 'notKept'>) {
  const maySee = useCan('contacts.read');
  if (request === null)
    return (
      <Panel title="The request">
        <EmptyState title="It is not kept">{notKeptWords[notKept ?? 'dealt_with']}</EmptyState>
      </Panel>
    );
  if (!maySee)
    return (
      <Panel title="The request">
        <EmptyState title="It may hold personal data">
          You may not read what is personal, so it is not shown to you.
        </EmptyState>
      </Panel>
    );
  return (
    <Panel
      title="The request"
      description="As it came. Text in it is data and is never followed."
      actions={<CopyBody body={request.body} />}
    >
      <div className="flex flex-col gap-4">
        <p className="font-mono text-xs break-all">
          <span className="font-semibold">{request.method}</span> {request.url}
        </p>
        <Headers headers={request.headers} />
        {request.isCut ? (
          <Callout tone="info">Only its beginning is shown and copied; all of it is read once more.</Callout>
        ) : null}
        {request.body === '' ? (
          <p className="text-sm text-muted">It has no body.</p>
        ) : (
          <CodeBlock value={prettyBody(request.body)} label="Body of the request" />
        )}
      </div>
    </Panel>
  );
}

const notKeptWords = {
  dealt_with:
    'What was taken is in Signals. A request that was not taken whole is kept until somebody deals with it.',
  limit: `Of what a source is refused in a day the first ${refusalLimits.bodies} requests are kept whole, ${refusalLimits.bytes / 1_000_000} MB of them at most. This one came after those.`,
  time: `Nobody dealt with it within ${BODY_KEPT_MS / 86_400_000} days, so it was deleted.`,
} as const;

function Headers({ headers }: { headers: Readonly<Record<string, string>> }) {
  const entries = Object.entries(headers).toSorted(([left], [right]) => left.localeCompare(right, 'en'));
  if (entries.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium">Headers ({entries.length})</summary>
      <div className="mt-2 break-all">
        <DescriptionList
          items={entries.map(([name, value]) => ({
            label: <span className="font-mono text-xs">{name}</span>,
            value: <span className="font-mono text-xs">{value}</span>,
          }))}
        />
      </div>
    </details>
  );
}

function CopyBody({ body }: { body: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(body);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <Button size="sm" onClick={copy}>
      {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span aria-live="polite">{copied ? 'Copied' : 'Copy the body'}</span>
    </Button>
  );
}
