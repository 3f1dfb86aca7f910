import { formatPercent } from '@/lib/client/format';
import type { SourceDetail } from '@/lib/contracts/sources';
import { Meter } from '../ui/meter';
import { Panel } from '../ui/panel';

/** How far the word of a source can be taken, with its bounds. */
export function SourceReliability({
  reliability: { mean, low, high, sentence },
}: Pick<SourceDetail, 'reliability'>) {
  const percent = (share: number) => formatPercent(share, { maximumFractionDigits: 0 });
  return (
    <Panel title="Reliability">
      <div className="flex flex-col gap-3">
        <Meter
          label="Borne out"
          text={`${percent(mean)}, between ${percent(low)} and ${percent(high)}`}
          max={1}
          segments={[
            { label: 'At least', value: low, tone: 'accent', text: percent(low) },
            { label: 'At most', value: high - low, tone: 'neutral', text: percent(high) },
          ]}
          showLegend
        />
        <p className="text-sm text-pretty text-muted">{sentence}</p>
      </div>
    </Panel>
  );
}
