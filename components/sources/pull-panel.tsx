'use client';

import { formatCount, formatNumber } from '@/lib/client/format';
import type { SourcePull } from '@/lib/contracts/sources';
import { Badge } from '../ui/badge';
import { Callout } from '../ui/callout';
import { DescriptionList } from '../ui/description-list';
import { OrMissing } from '../ui/or-missing';
import { Panel } from '../ui/panel';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { ReadNow } from './read-now';

/** Which connected platform is read, how far it was read, and what came of it. */
export function PullPanel({ id, pull, mayEdit }: { id: string; pull: SourcePull; mayEdit: boolean }) {
  const { platform, isPractice, since, caughtUpAt, lastPollAt, nextPollAt, lastResult, problem } = pull;
  return (
    <Panel title="Reading" actions={mayEdit ? <ReadNow id={id} /> : undefined}>
      <div className="flex flex-col gap-4">
        {problem ? (
          <Callout
            tone="stop"
            title={
              problem.failures > 1 ? `Not read, ${formatNumber(problem.failures)} times in a row` : 'Not read'
            }
          >
            {problem.message}
          </Callout>
        ) : null}
        <DescriptionList
          items={[
            {
              label: 'Platform',
              value: (
                <span className="inline-flex flex-wrap items-center gap-1.5">
                  {platform}
                  {isPractice ? <Badge>Practice</Badge> : null}
                </span>
              ),
            },
            { label: 'Read from', value: <AbsoluteTime at={since} /> },
            {
              label: 'Back to today',
              value: caughtUpAt ? <AbsoluteTime at={caughtUpAt} /> : 'Not yet: what was there is being read',
            },
            {
              label: 'Last asked',
              value: <OrMissing>{lastPollAt && <RelativeTime at={lastPollAt} />}</OrMissing>,
            },
            { label: 'Next', value: <AbsoluteTime at={nextPollAt} /> },
            ...(lastResult ? [{ label: 'Last result', value: resultSentence(lastResult) }] : []),
          ]}
        />
      </div>
    </Panel>
  );
}

function resultSentence(result: NonNullable<SourcePull['lastResult']>): string {
  const { items, accepted, duplicates, rejected, hasMore } = result;
  return [
    `${formatCount(items, 'change')} told, ${formatNumber(accepted)} recorded.`,
    duplicates > 0 ? `${formatNumber(duplicates)} were recorded before.` : '',
    rejected > 0 ? `${formatNumber(rejected)} could not be taken: see Deliveries.` : '',
    hasMore ? 'There is more, which is read next.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}
