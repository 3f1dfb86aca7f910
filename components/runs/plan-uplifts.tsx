import { formatNumber, formatPercent } from '@/lib/client/format';
import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import type { UpliftUsed } from '@/lib/core/runs/plan';
import { TextLink } from '../ui/text-link';

const share = (value: number): string => formatPercent(value, { maximumFractionDigits: 1, signed: true });

/** By which relative rise each agent was weighed: assumed, or measured by a holdout, and how much that counts. */
export function PlanUplifts({ uplifts, workspace }: { uplifts: readonly UpliftUsed[]; workspace: string }) {
  if (uplifts.length === 0) return null;
  return (
    <section>
      <h3 className="text-xs font-medium text-subtle">By how much acting raises the outcome</h3>
      <ul className="mt-1 flex flex-col gap-1">
        {uplifts.map(({ agentKind, used, assumed, measured, weight }) => (
          <li key={agentKind ?? 'play'} className="text-pretty">
            <span className="font-medium text-fg">
              {agentKind === null ? 'The play as a whole' : agentCatalogue[agentKind].title}
            </span>{' '}
            {share(used.mid)} ({share(used.low)} to {share(used.high)}):{' '}
            {measured === null ? (
              'assumed; no holdout has measured it yet.'
            ) : (
              <>
                measured, counting for {formatPercent(weight, { maximumFractionDigits: 0 })}:{' '}
                {share(measured.relative)} ({share(measured.low)} to {share(measured.high)}) on{' '}
                {formatNumber(measured.units)} units of{' '}
                <TextLink inSentence href={`/${workspace}/holdouts/${measured.holdoutId}`}>
                  its holdout
                </TextLink>
                . Assumed was {share(assumed.mid)}.
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
