'use client';

import { CirclePause, Undo2 } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { toast } from 'sonner';
import type { PlayDetail } from '@/lib/contracts/plays';
import type { PauseView } from '@/lib/contracts/stops';
import { NamedLabel } from '../actions/named-label';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { usePause } from '../stop/use-pauses';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';

/** That what a play leads to is stopped, and where it is lifted. */
export function PlayStopped({ play, pause }: { play: PlayDetail; pause: PauseView }) {
  const workspace = useWorkspaceSlug();
  return (
    <Callout tone="wait" title="What it leads to is stopped">
      <RelativeTime at={pause.since} /> by <NamedLabel named={pause.by} />: {pause.reason}{' '}
      {play.status === 'live' ? 'It still takes people up; turn it off to end that too. ' : ''}
      <TextLink href={`/${workspace}/stops/${pause.id}`}>See what is held, and lift it</TextLink>
    </Callout>
  );
}

/** Stops what a play led to, or begins to take it back; for whoever may. */
export function StopOrTakeBack({ play }: { play: PlayDetail }) {
  const workspace = useWorkspaceSlug();
  const pause = usePause();
  const [mayStop, mayUndo] = [useCan('workspace.stop') && play.pause === null, useCan('actions.undo')];
  if (!mayStop && !mayUndo) return null;
  return (
    <Panel
      title="What it led to"
      description="Actions of its runs, and messages of sequences that they enrolled people in"
    >
      <div className="flex flex-wrap gap-2">
        {mayStop ? (
          <ConfirmDialog
            trigger={
              <Button variant="dangerQuiet">
                <CirclePause aria-hidden />
                Stop it
              </Button>
            }
            tone="danger"
            title={`Stop what ${play.title} leads to?`}
            description="From the moment you confirm, nothing of it is carried out: what was cleared is held, what its runs propose is refused. Everything else goes on, and taking back still works."
            confirmLabel="Stop"
            reason={{ label: 'Why', required: true, placeholder: 'What did you see?' }}
            onConfirm={async (reason) => {
              await pause.mutateAsync({ subject: 'play', subjectId: play.id, reason });
              toast.success(`Stopped: ${play.title}`);
            }}
          />
        ) : null}
        {mayUndo ? (
          <Button asChild>
            <Link href={`/${workspace}/rollbacks?new=play&id=${encodeURIComponent(play.id)}` as Route}>
              <Undo2 aria-hidden />
              Take back…
            </Link>
          </Button>
        ) : null}
      </div>
    </Panel>
  );
}
