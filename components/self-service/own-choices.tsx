'use client';

import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { toast } from 'sonner';
import { apiPostAndSave } from '@/lib/client/download';
import { isRightsRequestOpen, type RightsRequestKind } from '@/lib/core/rights/rights-request';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Panel } from '../ui/panel';
import { readProblem } from '../ui/problem';
import { choices } from './own-words';
import type { OwnDataProps } from './use-own-page';

/** A correction has a form of its own, beside what it is about. */
const offered: readonly RightsRequestKind[] = [
  'access',
  'portability',
  'objection',
  'restriction',
  'erasure',
];

/** What can be asked for. What waits for an answer is not asked for twice. */
export function OwnChoices({ token, page, act }: OwnDataProps) {
  const waits = (kind: RightsRequestKind) =>
    page.requests.some((request) => request.kind === kind && isRightsRequestOpen(request.status));
  return (
    <Panel title="What you can ask for" actions={page.hasCopy ? <OwnCopy token={token} /> : undefined}>
      <ul className="flex flex-col gap-4">
        {offered.map((kind) => (
          <li key={kind} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <span className="min-w-0 flex-1 basis-60 text-sm">
              <span className="font-medium">{choices[kind].title}</span>
              <br />
              <span className="text-muted">{choices[kind].text}</span>
            </span>
            {waits(kind) ? (
              <span className="text-sm text-muted">You asked for this</span>
            ) : (
              <ConfirmDialog
                trigger={<Button aria-label={`${choices[kind].title}: ask for it`}>Ask for it</Button>}
                title={choices[kind].title}
                description={`${choices[kind].text} We answer within one month, and first make sure that it is you who asks.`}
                confirmLabel="Send"
                tone={kind === 'erasure' ? 'danger' : 'normal'}
                reason={{ label: 'Anything we should know? (You can leave this empty.)' }}
                onConfirm={async (text) => {
                  await act({ path: 'requests', body: { kind, message: text || null, correction: null } });
                  toast.success('We have it');
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function OwnCopy({ token }: { token: string }) {
  const copy = useMutation({
    mutationFn: () => apiPostAndSave(`/api/self-service/${token}/copies`, { name: 'my-data.json' }),
    onError: (error) => toast.error(readProblem(error).title, { description: readProblem(error).detail }),
  });
  return (
    <Button variant="primary" onClick={() => copy.mutate()} pending={copy.isPending}>
      <Download aria-hidden />
      Save your copy
    </Button>
  );
}
