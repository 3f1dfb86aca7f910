import { formatCount, formatMoney, formatNumber } from '@/lib/client/format';
import type { ReplayView } from '@/lib/contracts/policies';
import { useAccess } from '../auth/access-context';
import { DescriptionList } from '../ui/description-list';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';

type Result = NonNullable<ReplayView['result']>;

/** What another scope would have changed: counts, money, work for reviewers, examples, and what can't be known. */
export function ScopeReplayResult({ replay, result }: { replay: ReplayView; result: Result }) {
  const { currency, slug } = useAccess().workspace;
  const { totals, money, reviews } = result;
  const hours = ((reviews.after - reviews.before) * reviews.minutesPerReview) / 60;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <DescriptionList
        items={[
          { label: 'Newly allowed', value: formatNumber(totals.newly_allowed) },
          { label: 'No longer asked', value: formatNumber(totals.no_longer_asked) },
          { label: 'Newly asked', value: formatNumber(totals.newly_asked) },
          { label: 'Newly refused', value: formatNumber(totals.newly_refused) },
          { label: 'Unchanged', value: formatNumber(totals.unchanged) },
          {
            label: 'Daily spend',
            value: `${formatMoney(BigInt(money.addedMicros), currency)} more, ${formatMoney(BigInt(money.takenAwayMicros), currency)} less`,
          },
          {
            label: 'Reviewers',
            value: `${hours >= 0 ? '+' : '−'}${formatNumber(Math.abs(Math.round(hours * 10) / 10))} hours, at ${reviews.minutesPerReview} minutes each`,
          },
        ]}
      />
      {result.unknown.assumedGranted > 0 ? (
        <p className="text-xs text-muted">
          {formatCount(result.unknown.assumedGranted, 'answer')} of a person can’t be known and{' '}
          {result.unknown.assumedGranted === 1 ? 'was' : 'were'} taken as a yes, the worst case.
        </p>
      ) : null}
      {replay.examples.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {replay.examples.map((example) => (
            <li key={example.actionId} className="border-t pt-2">
              <span className="block text-pretty">
                {example.runId ? (
                  <TextLink href={`/${slug}/runs/${example.runId}#${example.actionId}`}>
                    {example.sentence}
                  </TextLink>
                ) : (
                  example.sentence
                )}
              </span>
              <span className="block text-xs text-muted">
                <AbsoluteTime at={example.at} />: {example.before.verdict}, now {example.after.verdict}.{' '}
                {example.after.message}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
