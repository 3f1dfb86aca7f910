import { formatNumber, formatPercent } from '@/lib/client/format';
import type { HoldoutArmView, HoldoutDetail } from '@/lib/contracts/holdouts';
import { unitTitles } from '@/lib/core/holdouts/describe-holdout';
import { armTitles, outcomeTitles } from '@/lib/core/holdouts/holdout';
import { useWorkspaceSlug } from '../auth/access-context';
import { Callout } from '../ui/callout';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { TextLink } from '../ui/text-link';
import { moneyOf } from './holdout-words';

const tinyText = (p: number): string =>
  p < 0.001 ? 'below 0.001' : formatNumber(p, { maximumFractionDigits: 3 });

/** The arms and whether they are as drawn: before anything else is believed. */
export function ArmsPanel({ holdout }: { holdout: HoldoutDetail }) {
  const { arms, sampleRatio, unit } = holdout;
  const drawn = arms.filter(({ share }) => share > 0);
  return (
    <Panel
      title="Arms"
      description={`Sizes against the shares they were drawn by: p ${tinyText(sampleRatio.p)}, chi-square ${formatNumber(sampleRatio.chiSquare)} with ${sampleRatio.degrees} degrees of freedom.`}
      padding="none"
    >
      {sampleRatio.fails ? (
        <div className="p-4">
          <Callout tone="stop" title="The arms are not as drawn: no lift is shown">
            Chance does not explain these sizes. Something lost or added {unitTitles[unit].many} in one arm,
            and whatever did may have chosen them by their outcome. Stop it, find out what did, and begin
            another one.
          </Callout>
        </div>
      ) : null}
      <ScrollingTable label="Arms of the holdout">
        <table className="w-full min-w-[34rem] border-collapse text-left text-sm">
          <caption className="sr-only">Arms of the holdout</caption>
          <thead className="bg-sunken text-xs text-muted">
            <tr className="[&>*]:px-4 [&>*]:py-1.5 [&>*]:font-medium">
              <th scope="col">Arm</th>
              <th scope="col">Share</th>
              <th scope="col">Met</th>
              <th scope="col">Judged</th>
              <th scope="col">{outcomeTitles[holdout.outcome]} each</th>
              <th scope="col">Costs each</th>
            </tr>
          </thead>
          <tbody>
            {drawn.map((arm) => (
              <ArmRow key={arm.arm} arm={arm} holdout={holdout} />
            ))}
          </tbody>
        </table>
      </ScrollingTable>
    </Panel>
  );
}

function ArmRow({ arm, holdout }: { arm: HoldoutArmView; holdout: HoldoutDetail }) {
  const workspace = useWorkspaceSlug();
  const { id, outcome, currency, unit } = holdout;
  const { media, tokens, reviewer } = arm.costs;
  return (
    <tr className="border-t [&>*]:px-4 [&>*]:py-2">
      <th scope="row" className="font-normal">
        {armTitles[arm.arm]}
      </th>
      <td>{formatPercent(arm.share / 100)}</td>
      <td>
        {unit === 'campaign' ? (
          formatNumber(arm.met)
        ) : (
          <TextLink href={`/${workspace}/runs?holdout=${id}&arm=${arm.arm}`}>
            {formatNumber(arm.met)}
          </TextLink>
        )}
      </td>
      <td>{formatNumber(arm.judged)}</td>
      <td>
        {arm.judged === 0
          ? '–'
          : outcome === 'revenue'
            ? moneyOf(arm.mean, currency)
            : unit === 'contact'
              ? formatPercent(arm.mean)
              : formatNumber(arm.mean)}
      </td>
      <td>{arm.judged === 0 ? '–' : moneyOf(media + tokens + reviewer, currency)}</td>
    </tr>
  );
}
