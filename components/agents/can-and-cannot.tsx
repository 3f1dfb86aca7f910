import { Check, X } from 'lucide-react';
import type { ScopeDescription } from '@/lib/core/scopes/describe-scope';

/** What an agent can and can't do, in sentences beside each other. */
export function CanAndCannot({ can, cannot }: ScopeDescription) {
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      <Sentences title="It can" sentences={can} isAllowed />
      <Sentences title="It can’t" sentences={cannot} isAllowed={false} />
    </div>
  );
}

function Sentences({
  title,
  sentences,
  isAllowed,
}: {
  title: string;
  sentences: readonly string[];
  isAllowed: boolean;
}) {
  const Mark = isAllowed ? Check : X;
  return (
    <section>
      <h3 className="mb-2 text-sm font-medium">{title}</h3>
      {sentences.length === 0 ? <p className="text-sm text-muted">Nothing at all.</p> : null}
      <ul className="flex flex-col gap-1.5 text-sm">
        {sentences.map((sentence) => (
          <li key={sentence} className="flex items-start gap-2">
            <Mark aria-hidden className={`mt-0.5 size-4 shrink-0 ${isAllowed ? 'text-ok' : 'text-stop'}`} />
            <span className="min-w-0 break-words">{sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
