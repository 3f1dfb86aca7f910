'use client';

import { useState } from 'react';
import { formatCount } from '@/lib/client/format';
import type { DecisionExplanation as Explanation } from '@/lib/contracts/decisions';
import { NamedLabel } from '../actions/named-label';
import { VerdictChip } from '../actions/verdict-chip';
import { CodeBlock } from '../ui/code-block';
import { DescriptionList } from '../ui/description-list';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { useDecisionExplanation } from './use-decision-explanation';

/** What would have changed a decision and what was known when it was taken; worked out when it is opened. */
export function DecisionExplanation({ workspace, id }: { workspace: string; id: string }) {
  const [isOpen, setOpen] = useState(false);
  const query = useDecisionExplanation(workspace, id, isOpen);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-xs text-subtle">What would have changed this</summary>
      {/* Closed, it holds nothing: what loads unseen is still announced as busy. */}
      <div className="mt-2 flex flex-col gap-3">
        {!isOpen ? null : query.data ? (
          <>
            <Counterfactuals explanation={query.data} />
            {query.data.facts ? <Known facts={query.data.facts} workspace={workspace} /> : null}
          </>
        ) : query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <div aria-busy="true">
            <Skeleton height="block" />
          </div>
        )}
      </div>
    </details>
  );
}

/** More than these are read more easily one by one. */
const MOST_IN_A_SENTENCE = 2;

const unexplained: Record<NonNullable<Explanation['unexplained']>, string> = {
  facts_unreadable:
    'What was known then can’t be read any more, so nothing can be said of what would have changed it.',
  rules_changed:
    'The rules have changed since: they would answer otherwise on the very same facts, so nothing is said of what would have changed it then.',
};

function Counterfactuals({ explanation }: { explanation: Explanation }) {
  const { counterfactuals, tried, endedEarly } = explanation;
  if (explanation.unexplained) return <p className="text-muted">{unexplained[explanation.unexplained]}</p>;
  const effort = `${formatCount(tried, 'changed form')} of it decided${endedEarly ? '; the search ended before all had been' : ''}.`;
  if (counterfactuals.length === 0)
    return (
      <p className="text-muted">
        Nothing that could have been otherwise would have changed the answer, as far as was tried: {effort}
      </p>
    );
  return (
    <>
      <ul className="flex flex-col divide-y">
        {counterfactuals.map(({ verdict, sentence, patch, changes }) => (
          <li key={sentence} className="flex flex-col gap-1 py-2 first:pt-0">
            <span>
              <VerdictChip verdict={verdict} size="sm" />
            </span>
            {changes.length <= MOST_IN_A_SENTENCE ? (
              <p className="text-pretty">{sentence}</p>
            ) : (
              <>
                <p>Had all of this been otherwise at once:</p>
                <ul className="list-disc pl-5">
                  {changes.map(({ lever, what, from, to }) => (
                    <li key={lever}>
                      {what}: {to} instead of {from}
                    </li>
                  ))}
                </ul>
              </>
            )}
            <details>
              <summary className="cursor-pointer text-xs text-subtle">The exact change</summary>
              <div className="mt-1">
                <CodeBlock value={patch} label="The exact change of the facts" />
              </div>
            </details>
          </li>
        ))}
      </ul>
      <p className="text-xs text-muted">
        Each was decided again with exactly this change and all else as it was; of a figure it is the smallest
        change. It explains the answer and is no advice: what the law or a person asks for is to be kept.{' '}
        {effort}
      </p>
    </>
  );
}

function Known({ facts, workspace }: { facts: NonNullable<Explanation['facts']>; workspace: string }) {
  return (
    <details>
      <summary className="cursor-pointer text-xs text-subtle">What was known</summary>
      <div className="mt-2 flex flex-col gap-3">
        {facts.map(({ title, lines }) => (
          <section key={title} className="flex flex-col gap-1">
            <h4 className="text-xs font-semibold">{title}</h4>
            <DescriptionList
              items={lines.map(({ label, value, about }) => ({
                label,
                value: about ? (
                  <span>
                    {value}: <NamedLabel named={about} workspace={workspace} />
                  </span>
                ) : (
                  value
                ),
              }))}
            />
          </section>
        ))}
      </div>
    </details>
  );
}
