'use client';

import { formatPercent } from '@/lib/client/format';
import type { AccountInterest } from '@/lib/contracts/interest';
import { lifecycleStageTitles } from '@/lib/core/signals/intent/lifecycle-stage';
import { Panel } from '../ui/panel';

/** How far an account has come, and how well it fits those that were won, each with what speaks for it. */
export function StageAndFit({ interest: { stage, fit } }: { interest: AccountInterest }) {
  const title = lifecycleStageTitles[stage.stage];
  return (
    <Panel title="Stage and fit">
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-1">
          <Figure label="Lifecycle stage" value={title.charAt(0).toUpperCase() + title.slice(1)} />
          <Sentences of={stage.reasons} />
        </div>
        <div className="flex flex-col gap-1">
          <Figure
            label="Fit to the ideal customer"
            value={fit.fit === null ? 'Not known yet' : formatPercent(fit.fit, { maximumFractionDigits: 0 })}
          />
          <Sentences
            of={fit.fit === null ? [fit.sentence] : [fit.sentence, ...fit.reasons, fit.learntFrom]}
          />
        </div>
      </div>
    </Panel>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <p className="flex flex-col">
      <span className="text-xs text-muted">{label}</span>
      <span className="text-base font-semibold">{value}</span>
    </p>
  );
}

function Sentences({ of }: { of: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-0.5 text-xs text-muted">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
