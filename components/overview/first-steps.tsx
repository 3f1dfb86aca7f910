'use client';

import { Check, Circle, X } from 'lucide-react';
import type { FirstStepKey, Overview } from '@/lib/contracts/overview';
import { useAccess } from '../auth/access-context';
import { Button } from '../ui/button';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';
import { useDismissed } from './use-dismissed';

const steps: Record<FirstStepKey, { title: string; path: string; why: string }> = {
  signals: {
    title: 'Watch signals arrive',
    path: 'signals',
    why: 'Each is a fact with its source and quality; the newest stand on top by themselves.',
  },
  runs: {
    title: 'Follow one from signal to outcome',
    path: 'runs',
    why: 'Why it was acted on or left alone, what was proposed, what the gate found.',
  },
  approve: {
    title: 'Answer a proposal yourself',
    path: 'approvals',
    why: 'You see the exact effect before it happens, and approve exactly that.',
  },
  undo: {
    title: 'Take one action back',
    path: 'runs',
    why: 'Only what is still ours is put back; a later edit by somebody else is left alone.',
  },
  stop: {
    title: 'Stop everything, then resume',
    path: 'overview',
    why: 'The red button on top, from any page. What is held is decided again before it goes on.',
  },
  narrow: {
    title: 'Change what an agent may do',
    path: 'agents',
    why: 'Less takes effect at once; more waits for a second admin.',
  },
};

/** The first ten minutes of a newcomer, ticked by what they did; goes away when they say so. */
export function FirstSteps({ overview }: { overview: Overview }) {
  const { slug } = useAccess().workspace;
  const [isDismissed, dismiss] = useDismissed(`mandate.first-steps.${slug}`);
  const { firstSteps, generator } = overview;
  if (isDismissed || firstSteps.length === 0) return null;
  const done = firstSteps.filter((step) => step.isDone).length;
  return (
    <Panel
      title="Your first ten minutes"
      description={`${done} of ${firstSteps.length} done`}
      tone="accent"
      actions={
        <Button variant="ghost" size="sm" onClick={dismiss}>
          <X aria-hidden />
          Hide
        </Button>
      }
      footer={
        generator && !generator.isOn
          ? 'Sample signals are off: switch them on at the top of this page to see agents at work.'
          : undefined
      }
    >
      <ol className="grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-3">
        {firstSteps.map(({ key, isDone }) => {
          const { title, path, why } = steps[key];
          return (
            <li key={key} className="flex items-start gap-2">
              {isDone ? (
                <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-ok" />
              ) : (
                <Circle aria-hidden className="mt-0.5 size-4 shrink-0 text-subtle" />
              )}
              <div className="min-w-0">
                <TextLink href={`/${slug}/${path}`}>{title}</TextLink>
                <span className="sr-only">{isDone ? ' (done)' : ' (not done yet)'}</span>
                <p className="text-xs text-muted">{why}</p>
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
