'use client';

import { LockKeyhole } from 'lucide-react';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { readProblem } from '../ui/problem';
import { TimeZoneProvider } from '../ui/time-zone';
import { OwnData } from './own-data';
import { useOwnPage } from './use-own-page';

/** A person's own page: a door first, and behind it what is kept about them and what they can ask for. */
export function OwnPage({ token }: { token: string }) {
  const { page, act, isPending, error } = useOwnPage(token);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-2xl flex-col gap-5 px-4 py-8 text-base sm:py-12">
      {page ? (
        <TimeZoneProvider timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}>
          <OwnData token={token} page={page} act={act} />
        </TimeZoneProvider>
      ) : (
        <div className="my-auto flex flex-col gap-4">
          <LockKeyhole aria-hidden className="size-8 text-accent-text" />
          <h1 className="text-2xl font-semibold">Your data</h1>
          <p className="text-muted text-pretty">
            Here you can see what is kept about you and why. You can ask for a copy, have it put right, say no
            to its use, or have it deleted.
          </p>
          <p className="text-muted text-pretty">
            This page is for you alone. Do not pass the link on: who has it can see your data.
          </p>
          {error ? <LinkProblem error={error} /> : null}
          <div>
            <Button
              variant="primary"
              size="lg"
              pending={isPending}
              onClick={() => void act({ path: 'open', body: {} }).catch(() => undefined)}
            >
              Show my data
            </Button>
          </div>
        </div>
      )}
    </main>
  );
}

function LinkProblem({ error }: { error: unknown }) {
  const { code, title, detail, remedy } = readProblem(error);
  return (
    <Callout tone="stop" title={code === 'not_found' ? 'This link does not work' : title}>
      {code === 'not_found'
        ? 'It may be too old, or it was taken back. Ask the firm that sent it for a new one.'
        : [detail, remedy].filter(Boolean).join(' ')}
    </Callout>
  );
}
