import type { RunDetail } from '@/lib/contracts/runs';
import { InputList } from '../actions/input-list';
import { MentionText } from '../actions/mention-text';
import { Money } from '../ui/money';
import { PlanAlternatives } from './plan-alternatives';
import { PlanConflicts } from './plan-conflicts';
import { PlanSteps } from './plan-steps';
import { PlanUplifts } from './plan-uplifts';
import { PlanWeighing } from './plan-weighing';

/** Why this plan and not another: its steps, the value with its range, what was assumed, and what else was weighed. */
export function RunPlan({ run, workspace }: { run: RunDetail; workspace: string }) {
  const { plan, currency, mentions } = run;
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose text-pretty">
        <MentionText text={plan.why} mentions={mentions} />
      </p>
      <PlanConflicts plan={plan} workspace={workspace} />
      {plan.action === 'assign' ? (
        <p>
          Expected value{' '}
          <span className="font-medium text-fg">
            <Money micros={plan.expectedValueMicros} currency={currency} />
          </span>{' '}
          (between <Money micros={plan.expectedValueLowMicros} currency={currency} /> and{' '}
          <Money micros={plan.expectedValueHighMicros} currency={currency} />)
        </p>
      ) : null}
      {plan.weighing ? <PlanWeighing weighing={plan.weighing} currency={currency} /> : null}
      <PlanSteps run={run} workspace={workspace} />
      {plan.alternatives.length > 0 ? <PlanAlternatives run={run} /> : null}
      <PlanUplifts uplifts={plan.uplifts} workspace={workspace} />
      {plan.assumptions.length > 0 ? (
        <section>
          <h3 className="text-xs font-medium text-subtle">What it rests on</h3>
          <ul className="mt-1 list-disc pl-4">
            {plan.assumptions.map((assumption) => (
              <li key={assumption} className="text-pretty">
                {assumption}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {plan.inputs.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-xs text-subtle">Data it used</summary>
          <div className="mt-2">
            <InputList inputs={plan.inputs} mentions={mentions} workspace={workspace} />
          </div>
        </details>
      ) : null}
    </div>
  );
}
