import { formatCount } from '@/lib/client/format';
import type { ReplayView } from '@/lib/contracts/policies';

type Unknown = NonNullable<ReplayView['result']>['unknown'];

/** What a look at the past can't tell, each with its number, and what was assumed. */
export function ReplayUnknowns({ unknown }: { unknown: Unknown }) {
  const lines = [
    [
      unknown.assumedGranted,
      'is asked now and was not then: what the person would have said can’t be known. It counts as granted, the worst case.',
    ],
    [unknown.againstAPerson, 'would pass now although a person said no then.'],
    [
      unknown.startsElsewhere,
      'starts from a value that would have been another by then: what the agent had proposed instead can’t be known.',
    ],
    [
      unknown.otherRoasWindow,
      'rests on a return measured over another number of days: measured anew, it may come out otherwise.',
    ],
    [
      unknown.otherRules,
      'was decided by earlier rules, which would answer otherwise today whatever the policy says; left out.',
    ],
    [unknown.unreadable, 'can’t be read any more; left out.'],
  ] as const;
  const told = lines.filter(([count]) => count > 0);
  return (
    <section className="flex flex-col gap-1 text-xs text-muted">
      <h3 className="font-semibold">What this can’t tell</h3>
      <ul className="list-disc pl-4">
        {told.map(([count, sentence]) => (
          <li key={sentence}>
            {formatCount(count, 'decision')}: each {sentence}
          </li>
        ))}
        <li>
          Outcomes that people judged since, and what agents would have learned from other outcomes, count as
          recorded.
        </li>
      </ul>
    </section>
  );
}
