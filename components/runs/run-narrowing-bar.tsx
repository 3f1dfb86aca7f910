'use client';

import { X } from 'lucide-react';
import type { Named } from '@/lib/contracts/named';
import { Button } from '../ui/button';
import { type RunNarrowing, runRefs } from './run-narrowing';

const labels = {
  subject: 'About',
  rerunOf: 'Done over from',
  play: 'Set off by',
  holdout: 'Unit of',
  arm: 'Arm',
} as const;

/** The ids that a link narrowed the list by, each with its name where it has one; pressing removes it. */
export function RunNarrowingBar({
  narrowing,
  narrow,
  named,
}: {
  narrowing: RunNarrowing;
  narrow: (change: RunNarrowing) => void;
  named: Named | null;
}) {
  return runRefs.map((ref) => {
    const id = narrowing[ref];
    if (!id) return null;
    return (
      <Button key={ref} size="sm" onClick={() => narrow({ [ref]: null })} title={id}>
        <span className="text-muted">{labels[ref]}:</span>
        {named?.name && named.id === id ? (
          <span className="max-w-48 truncate">{named.name}</span>
        ) : ref === 'arm' ? (
          <span>{id.replaceAll('_', ' ')}</span>
        ) : (
          <code>{id.length > 14 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id}</code>
        )}
        <X aria-label="Remove" />
      </Button>
    );
  });
}
