'use client';

import { formatCount } from '@/lib/client/format';
import type { EvaluationRow, ModelEvaluationDetail } from '@/lib/contracts/language-models';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { ModelCallDetails } from './model-call-details';
import { useModelEvaluation } from './use-language-model';

type Case = ModelEvaluationDetail['cases'][number];

/** Every case of an evaluation: the words as they were and as the model would write them. */
export function EvaluationCases({ evaluation }: { evaluation: EvaluationRow }) {
  const { data, error, refetch } = useModelEvaluation(evaluation.id, evaluation.asked);
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />;
  return (
    <div className="flex flex-col gap-3">
      {data.cases.map((each, index) => (
        <Panel
          key={each.call.id}
          headingLevel={3}
          title={`Case ${index + 1} of ${data.total}: ${each.title}`}
          description={differences(each)}
        >
          <ModelCallDetails call={each.call} />
        </Panel>
      ))}
    </div>
  );
}

/** Length and findings, before and after, in one line. */
function differences({ lengthBefore, lengthAfter, findings }: Case): string {
  const length =
    lengthBefore === null || lengthAfter === null
      ? []
      : [`${formatCount(lengthBefore, 'character')} before, ${lengthAfter} after`];
  const found = findings
    ? [
        findings.after === null
          ? `${formatCount(findings.before.length, 'brand finding')} before`
          : `${formatCount(findings.before.length, 'brand finding')} before, ${findings.after.length} after${rulesOf(findings.after)}`,
      ]
    : [];
  return [...length, ...found].join(' · ');
}

const rulesOf = (found: readonly { rule: string; verdict: string }[]): string =>
  found.length === 0
    ? ''
    : `: ${[...new Set(found.map(({ rule, verdict }) => `${rule} (${verdict})`))].join(', ')}`;
