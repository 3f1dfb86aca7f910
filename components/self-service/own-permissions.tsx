'use client';

import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Panel } from '../ui/panel';
import { AbsoluteTime } from '../ui/time';
import { basisWords, channelWords, purposeWords } from './own-words';
import type { OwnDataProps } from './use-own-page';

/** On what ground the person may be written to, each to be taken back with one click. */
export function OwnPermissions({ page, act }: Pick<OwnDataProps, 'page' | 'act'>) {
  return (
    <Panel title="May we contact you?">
      {page.permissions.length === 0 ? (
        <p className="text-sm text-muted">You have not agreed to any messages from us.</p>
      ) : (
        <ul className="flex flex-col gap-3 text-sm">
          {page.permissions.map(({ purpose, channel, basis, since }) => (
            <li
              key={`${purpose} ${channel}`}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2"
            >
              <span className="min-w-0">
                We may send you {purposeWords[purpose]} {channelWords[channel]}, because {basisWords[basis]} (
                <AbsoluteTime at={since} />
                ).
              </span>
              <ConfirmDialog
                trigger={<Button>Take this back</Button>}
                title={`No more ${purposeWords[purpose]} ${channelWords[channel]}?`}
                description="It holds at once. You can agree again at any time."
                confirmLabel="Take it back"
                onConfirm={() => act({ path: 'consents', body: { purpose, channel } })}
              />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
