import { formatNumber, formatPercent } from '@/lib/client/format';
import type { PageDetail, VariantRow } from '@/lib/contracts/content';
import { variantWords } from '@/lib/core/content/page-audience';
import { type Surface, surfaceWords } from '@/lib/core/content/surface';
import { OrMissing } from '../ui/or-missing';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { StatusChip } from '../ui/status-chip';

const stopWords = {
  worse: 'Stopped: worse',
  bounces: 'Stopped: people leave',
  complaints: 'Stopped: complaints',
} as const;
const share = (value: number): string => formatPercent(value, { maximumFractionDigits: 2 });

/** The variants of one segment side by side: who sees which, and what came of it. */
export function SegmentPanel({
  segment,
  surface,
}: {
  segment: PageDetail['segmentRows'][number];
  surface: Surface;
}) {
  const words = surfaceWords[surface];
  return (
    <Panel title={segment.title} padding="none">
      <ScrollingTable label={`Variants for ${segment.title}`}>
        <table className="w-full border-collapse text-left text-sm">
          <caption className="sr-only">Variants for {segment.title}</caption>
          <thead className="bg-sunken text-xs text-muted">
            <tr className="[&>th]:px-3 [&>th]:py-1.5 [&>th]:font-medium">
              <th scope="col">Variant</th>
              <th scope="col" className="text-right">
                Share
              </th>
              <th scope="col" className="text-right">
                {words.shown}
              </th>
              <th scope="col" className="text-right">
                {words.won}
              </th>
              <th scope="col" className="text-right">
                Rate (95 % interval)
              </th>
              {words.bounced === null ? null : (
                <th scope="col" className="text-right">
                  {words.bounced}
                </th>
              )}
              <th scope="col" className="text-right">
                {words.complained}
              </th>
            </tr>
          </thead>
          <tbody>
            {segment.variants.map((variant) => (
              <Row key={variant.key} variant={variant} surface={surface} />
            ))}
          </tbody>
        </table>
      </ScrollingTable>
    </Panel>
  );
}

function Row({ variant, surface }: { variant: VariantRow; surface: Surface }) {
  const { key, headline, text, button, rate, stopped, visits, bounces } = variant;
  return (
    <tr className="border-t align-top [&>*]:px-3 [&>*]:py-2">
      <th scope="row" className="min-w-52 font-normal">
        <details>
          <summary className="cursor-pointer">
            <span className="font-medium">{variantWords(key, surface)}</span>{' '}
            <span className="text-xs text-muted">{headline}</span>
          </summary>
          <p className="mt-1 max-w-prose text-sm break-words whitespace-pre-line text-muted">
            {text} <span className="whitespace-nowrap">[{button}]</span>
          </p>
        </details>
        {stopped ? (
          <StatusChip tone="wait" size="sm">
            {stopWords[stopped]}
          </StatusChip>
        ) : null}
      </th>
      <td className="text-right tabular-nums">{variant.share} %</td>
      <td className="text-right tabular-nums">{formatNumber(visits)}</td>
      <td className="text-right tabular-nums">{formatNumber(variant.conversions)}</td>
      <td className="text-right whitespace-nowrap tabular-nums">
        <OrMissing>
          {rate ? `${share(rate.value)} (${share(rate.low)} to ${share(rate.high)})` : null}
        </OrMissing>
      </td>
      {surfaceWords[surface].bounced === null ? null : (
        <td className="text-right tabular-nums">
          <OrMissing>{visits > 0 ? formatPercent(bounces / visits) : null}</OrMissing>
        </td>
      )}
      <td className="text-right tabular-nums">{formatNumber(variant.complaints)}</td>
    </tr>
  );
}
