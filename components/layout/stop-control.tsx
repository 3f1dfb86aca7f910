'use client';

import { OctagonX } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { AbsoluteTime } from '../ui/time';

/** Set while the workspace is stopped. `stoppedAt` is ISO 8601. */
export type StopState = {
  stoppedAt: string;
  stoppedBy: string;
  reason: string;
  href: string;
  /** What was cleared before may finish. */
  drains: boolean;
};

export type StopControlProps = {
  stop: StopState | null;
  /** Both resolve when the change is committed and reject with a problem to show. */
  onStop: (reason: string) => Promise<unknown>;
  onResume: (reason: string) => Promise<unknown>;
  /** What the person's role allows; the server checks again. */
  canStop: boolean;
  canResume: boolean;
};

/** Stops everything: one click and a reason. Stays in reach at every width; gone while nothing is left to stop. */
export function StopButton({ stop, onStop, canStop }: StopControlProps) {
  if ((stop && !stop.drains) || !canStop) return null;
  return (
    <ConfirmDialog
      trigger={
        <Button variant="danger" aria-label="Stop everything">
          <OctagonX aria-hidden />
          Stop
        </Button>
      }
      tone="danger"
      title="Stop everything?"
      description="From the moment you confirm, no agent carries out another action in this workspace. What was cleared is held, new proposals are refused; taking back still works. What is in flight is listed by name."
      confirmLabel="Stop everything"
      reason={{ label: 'Why', required: true, placeholder: 'What did you see?' }}
      onConfirm={onStop}
    />
  );
}

/** Says across the full width that everything is stopped, since when, by whom and why. */
export function StopBanner({ stop, onResume, canResume }: StopControlProps) {
  const [confirming, setConfirming] = useState(false);
  if (!stop) return null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 bg-danger px-4 py-2 text-sm text-danger-fg lg:px-6"
    >
      <OctagonX aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 basis-56 text-pretty">
        <strong className="font-semibold">
          {stop.drains ? 'Nothing new begins, what was cleared may finish,' : 'Everything is stopped'}
        </strong>{' '}
        since <AbsoluteTime at={stop.stoppedAt} /> by {stop.stoppedBy}: {stop.reason}
      </p>
      <Link href={stop.href as Route} className="font-medium underline underline-offset-2">
        What it met
      </Link>
      {canResume ? (
        <>
          <Button size="sm" onClick={() => setConfirming(true)}>
            Resume
          </Button>
          <ConfirmDialog
            open={confirming}
            onOpenChange={setConfirming}
            title="Resume?"
            description="Agents act again within their scopes. What was held goes on, each once the gate has looked again; to choose for a part of it, open what the stop met."
            confirmLabel="Resume"
            reason={{ label: 'Why', required: true, placeholder: 'What has been cleared up?' }}
            onConfirm={onResume}
          />
        </>
      ) : null}
    </div>
  );
}
