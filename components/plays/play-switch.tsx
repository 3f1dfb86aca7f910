'use client';

import { toast } from 'sonner';
import type { PlayDetail } from '@/lib/contracts/plays';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { readProblem } from '../ui/problem';
import { useSwitchPlay } from './use-change-play';

/** Takes a play live, turns it off with one click, or archives it. */
export function PlaySwitch({ play }: { play: PlayDetail }) {
  const change = useSwitchPlay(play.id);
  const { status, version, title } = play;
  const archive = (
    <ConfirmDialog
      title={`Archive ${title}`}
      description="It takes nobody up any more and can’t be changed. What it did stays on record."
      confirmLabel="Archive"
      onConfirm={async () => {
        await change.mutateAsync({ version, status: 'archived' });
        toast.success(`${title} was archived`);
      }}
      trigger={<Button variant="ghost">Archive</Button>}
    />
  );
  if (status === 'live')
    return (
      <>
        {archive}
        <Button
          variant="dangerQuiet"
          pending={change.isPending}
          onClick={() =>
            change.mutate(
              { version, status: 'off' },
              {
                onSuccess: () => toast.success(`${title} is off: it takes nobody up`),
                onError: (error) => toast.error(readProblem(error).title),
              },
            )
          }
        >
          Turn off
        </Button>
      </>
    );
  return (
    <>
      {archive}
      {play.triedVersion === version ? (
        <ConfirmDialog
          title={`Take ${title} live`}
          description="From now on it takes up whom it fits. Scope, policy and gate decide about every action, as always."
          confirmLabel="Take live"
          onConfirm={async () => {
            await change.mutateAsync({ version, status: 'live' });
            toast.success(`${title} is live`);
          }}
          trigger={<Button variant="primary">Take live</Button>}
        />
      ) : (
        <span className="text-xs text-muted">Try it against history to take it live.</span>
      )}
    </>
  );
}
