import type { RunDetail } from '@/lib/contracts/runs';
import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import type { PlanAlternative } from '@/lib/core/runs/plan';
import { MentionText } from '../actions/mention-text';
import { Money } from '../ui/money';
import { PlanWeighing } from './plan-weighing';

/** What else was weighed, and why it was not chosen. */
export function PlanAlternatives({ run: { plan, currency, mentions } }: { run: RunDetail }) {
  return (
    <section>
      <h3 className="text-xs font-medium text-subtle">Also weighed</h3>
      <ul className="mt-1 flex flex-col gap-2">
        {plan.alternatives.map((alternative) => (
          <li key={`${alternative.agentKind} ${alternative.why}`} className="text-pretty">
            <span className="font-medium text-fg">{titleOf(alternative)}</span> (
            <Money micros={alternative.expectedValueMicros} currency={currency} />
            ): <MentionText text={alternative.why} mentions={mentions} />
            {alternative.whyNot !== null && alternative.whyNot !== plan.why ? (
              <p className="text-subtle">
                Not chosen: <MentionText text={alternative.whyNot} mentions={mentions} />
              </p>
            ) : null}
            {alternative.weighing ? (
              <details>
                <summary className="cursor-pointer text-xs text-subtle">What it comes to</summary>
                <PlanWeighing weighing={alternative.weighing} currency={currency} />
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function titleOf({ agentKind, agents }: PlanAlternative): string {
  if (agents.length > 0) return agents.map((kind) => agentCatalogue[kind].title).join(', ');
  return agentKind ? agentCatalogue[agentKind].title : 'Do nothing';
}
