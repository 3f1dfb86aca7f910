import { formatCount, formatNumber, formatPercent } from '@/lib/client/format';
import type { SourceDetail } from '@/lib/contracts/sources';
import { Meter } from '../ui/meter';
import { Panel } from '../ui/panel';
import { RelativeTime } from '../ui/time';

/** How far the word of a source can be taken, with its bounds. */
export function SourceReliability({
  reliability: { mean, low, high, sentence, judged },
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
        <p className="text-sm text-pretty text-muted">
          {judgedSentence(judged)}
          {judged.learntAt === null ? null : (
            <>
              {' '}
              Learnt <RelativeTime at={judged.learntAt} />.
            </>
          )}
        </p>
      </div>
    </Panel>
  );
}

function judgedSentence({ confirmed, contradicted }: SourceDetail['reliability']['judged']): string {
  if (confirmed + contradicted === 0)
    return 'A claim is judged when mail to an address it names arrives or bounces, when another source says the same, or when a person puts it right.';
  const right = `${formatCount(confirmed, 'claim')} ${confirmed === 1 ? 'was' : 'were'} borne out`;
  return `In the last year ${right} and ${formatNumber(contradicted)} ${contradicted === 1 ? 'was' : 'were'} not.`;
}
