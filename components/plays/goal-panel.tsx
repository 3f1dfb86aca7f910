import { formatCount, formatMoney, formatNumber } from '@/lib/client/format';
import type { PlayDetail } from '@/lib/contracts/plays';
import { goalMeasureTitles } from '@/lib/core/plays/play-goal';
import { microsOf } from '@/lib/core/shared/micros';
import { opportunitiesHref } from '../attribution/attribution-params';
import { useAccess, useWorkspaceSlug } from '../auth/access-context';
import { Meter } from '../ui/meter';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';

/** What a play has reached of its goal, and where the rows behind that are. */
export function GoalPanel({ play }: { play: PlayDetail }) {
  const { measure, target, horizonDays } = play.body.aim;
  const { reached } = play.progress;
  const { currency } = useAccess().workspace;
  const amount = (value: number) =>
    measure === 'pipeline' ? formatMoney(microsOf(value), currency, { style: 'whole' }) : formatNumber(value);
  const text =
    reached === null
      ? whyUnknown[measure]
      : `${amount(reached)}${target === null ? '' : ` of ${amount(target)}`} ${goalMeasureTitles[measure]}`;
  return (
    <Panel title="Goal" description={`Within ${formatCount(horizonDays, 'day')} up to now`}>
      <div className="flex flex-col gap-3 text-sm">
        {reached !== null && target !== null ? (
          <Meter
            label="Reached of the goal"
            text={text}
            max={target}
            segments={[{ label: 'Reached', value: reached, tone: 'ok' }]}
          />
        ) : (
          <p className="text-pretty">{text}</p>
        )}
        <Rows play={play} currency={currency} />
      </div>
    </Panel>
  );
}

const whyUnknown = {
  pipeline: 'Nothing is counted: say what one outcome is worth.',
  conversions: 'Nothing is counted yet.',
  roas: 'Nothing is counted yet: no campaign that the play acted on has spent anything since.',
  reach: 'Nothing is counted yet.',
  retention: 'Nothing is counted yet.',
} as const satisfies Record<PlayDetail['body']['aim']['measure'], string>;

function Rows({ play, currency }: { play: PlayDetail; currency: string }) {
  const workspace = useWorkspaceSlug();
  const { campaigns, renewals } = play.progress;
  if (renewals) {
    const href = (status: 'won' | 'lost') =>
      opportunitiesHref(workspace, {
        period: 365,
        channel: null,
        agent: null,
        play: null,
        status,
        renewalsOf: play.id,
      });
    return (
      <p className="flex flex-wrap gap-x-3 text-xs">
        <TextLink href={href('won')}>{formatCount(renewals.kept, 'customer')} renewed</TextLink>
        <TextLink href={href('lost')}>{formatCount(renewals.lost, 'customer')} lost</TextLink>
      </p>
    );
  }
  if (campaigns.length > 0)
    return (
      <ul className="flex flex-col gap-1 text-xs text-muted">
        {campaigns.map(({ campaign, spendMicros, revenueMicros }) => (
          <li key={campaign.id}>
            <TextLink inSentence href={`/${workspace}/runs?play=${play.id}`}>
              {campaign.name ?? campaign.id}
            </TextLink>
            : {formatMoney(revenueMicros, currency, { style: 'whole' })} for{' '}
            {formatMoney(spendMicros, currency, { style: 'whole' })} spent
          </li>
        ))}
      </ul>
    );
  return (
    <p className="text-xs">
      <TextLink href={`/${workspace}/runs?play=${play.id}`}>Runs behind it</TextLink>
    </p>
  );
}
