'use client';

import { isRightsRequestOpen } from '@/lib/core/rights/rights-request';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Panel } from '../ui/panel';
import { StatusChip } from '../ui/status-chip';
import { AbsoluteTime } from '../ui/time';
import { choices, statusWords } from './own-words';
import type { OwnDataProps } from './use-own-page';

/** What the person asked for and how far it is. */
export function OwnRequests({ page, act }: OwnDataProps) {
  return (
    <Panel title="What you asked for">
      <ul className="flex flex-col gap-4 text-sm">
        {page.requests.map(({ id, kind, status, dueAt, receivedAt, answer, extensionReason }) => (
          <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <span className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
              <span className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{choices[kind].asked}</span>
                <StatusChip tone={statusWords[status].tone}>{statusWords[status].label}</StatusChip>
              </span>
              <span className="text-muted">
                Asked on <AbsoluteTime at={receivedAt} />. {statusWords[status].text}
                {isRightsRequestOpen(status) ? (
                  <>
                    {' '}
                    We answer by <AbsoluteTime at={dueAt} />.
                  </>
                ) : null}
              </span>
              {extensionReason ? <span>We need more time: {extensionReason}</span> : null}
              {answer ? <span className="whitespace-pre-wrap break-words">{answer}</span> : null}
            </span>
            {isRightsRequestOpen(status) ? (
              <ConfirmDialog
                trigger={<Button>Take it back</Button>}
                title="Take this back?"
                description="We then do nothing more about it. You can ask again at any time."
                confirmLabel="Take it back"
                dismissLabel="Keep it"
                onConfirm={() => act({ path: 'requests/take-back', body: { requestId: id } })}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
