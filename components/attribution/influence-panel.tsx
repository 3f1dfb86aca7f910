import { formatCount, formatMoney, formatPercent } from '@/lib/client/format';
import type { AttributedCurrency, InfluencedPipeline } from '@/lib/contracts/attribution';
import { useWorkspaceSlug } from '../auth/access-context';
import { Panel } from '../ui/panel';
import { Stat, StatRow } from '../ui/stat';
import { type AttributionFilter, opportunitiesHref } from './attribution-params';

/** Pipeline that an agent acted on before it made progress. */
export function InfluencePanel({ of, filter }: { of: AttributedCurrency; filter: AttributionFilter }) {
  const workspace = useWorkspaceSlug();
  const { currency, influence } = of;
  const stat = (status: 'open' | 'won', title: string) => (
    <Stat
      key={status}
      label={title}
      value={formatPercent(shareOf(influence[status]))}
      note={noteOf(influence[status], currency)}
      href={opportunitiesHref(workspace, { ...filter, status, currency, influenced: true })}
    />
  );
  return (
    <Panel
      title="Pipeline that agents influenced"
      description="An agent acted on the account within the look-back before the opportunity came up, reached a further stage, or was won. It is no evidence of cause."
    >
      <StatRow>
        {stat('open', 'Of what is open')}
        {stat('won', 'Of what was won')}
      </StatRow>
    </Panel>
  );
}

const shareOf = ({ micros, influencedMicros }: InfluencedPipeline): number =>
  micros === '0' ? 0 : Number(influencedMicros) / Number(micros);

const noteOf = (
  { opportunities, micros, influenced, influencedMicros }: InfluencedPipeline,
  currency: string,
): string => {
  const money = (amount: string) => formatMoney(amount, currency, { style: 'whole' });
  return `${money(influencedMicros)} of ${money(micros)}; ${influenced} of ${formatCount(opportunities, 'opportunity', 'opportunities')}`;
};
