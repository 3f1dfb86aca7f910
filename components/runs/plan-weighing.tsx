import type { Weighing } from '@/lib/core/runs/plan';
import { Money } from '../ui/money';

const parts = [
  ['Brings', 'valueMicros'],
  ['Media', 'mediaMicros'],
  ['Messages', 'messagesMicros'],
  ['Owners’ time', 'ownersMicros'],
  ['Risk', 'riskMicros'],
  ['Reviewers', 'reviewMicros'],
  ['Score', 'scoreMicros'],
] as const satisfies readonly (readonly [string, keyof Weighing])[];

/** What a plan brings and what it costs, part by part; the score is what is left. */
export function PlanWeighing({ weighing, currency }: { weighing: Weighing; currency: string }) {
  return (
    <div className="flex flex-col gap-1">
      <dl className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {parts.map(([title, part]) => (
          <div key={part} className="flex gap-1">
            <dt className="text-subtle">{title}</dt>
            <dd className="text-fg">
              <Money micros={weighing[part]} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      {weighing.risks.map((risk) => (
        <p key={risk} className="text-xs text-subtle text-pretty">
          {risk}
        </p>
      ))}
    </div>
  );
}
