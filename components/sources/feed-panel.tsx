'use client';

import { formatCount, formatNumber } from '@/lib/client/format';
import type { SourceFeed } from '@/lib/contracts/sources';
import { Callout } from '../ui/callout';
import { CopyableId } from '../ui/copyable-id';
import { DescriptionList } from '../ui/description-list';
import { OrMissing } from '../ui/or-missing';
import { Panel } from '../ui/panel';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { ReadNow } from './read-now';

/** Where a feed is read, when, and what came of it. */
export function FeedPanel({ id, feed, mayEdit }: { id: string; feed: SourceFeed; mayEdit: boolean }) {
  const { url, movedTo, lastPollAt, nextPollAt, lastResult, problem, stopped, failures } = feed;
  return (
    <Panel title="Feed" actions={mayEdit ? <ReadNow id={id} /> : undefined}>
      <div className="flex flex-col gap-4">
        {problem ? (
          <Callout
            tone="stop"
            title={failures > 1 ? `Not read, ${formatNumber(failures)} times in a row` : 'Not read'}
          >
            {problem.message}
          </Callout>
        ) : null}
        {stopped ? <Callout tone="wait">{stoppedWords[stopped]}</Callout> : null}
        <DescriptionList
          items={[
            { label: 'Address', value: <CopyableId id={url} full /> },
            ...(movedTo ? [{ label: 'Moved to', value: <CopyableId id={movedTo} full /> }] : []),
            {
              label: 'Last asked',
              value: <OrMissing>{lastPollAt && <RelativeTime at={lastPollAt} />}</OrMissing>,
            },
            {
              label: 'Next',
              value: <OrMissing>{nextPollAt && <AbsoluteTime at={nextPollAt} />}</OrMissing>,
            },
            ...(lastResult ? [{ label: 'Last result', value: resultSentence(lastResult) }] : []),
          ]}
        />
      </div>
    </Panel>
  );
}

const stoppedWords: Record<NonNullable<SourceFeed['stopped']>, string> = {
  gone: 'Its server says that it is no more: it is not asked again by itself.',
  finished: 'Its publisher says that nothing new will come: it is not asked again by itself.',
};

function resultSentence(result: NonNullable<SourceFeed['lastResult']>): string {
  const { items, fresh, accepted, unmatched, unreadable, isCut, accountsLeftOut } = result;
  return [
    `${formatCount(items, 'item')}, ${formatNumber(fresh)} of them new.`,
    fresh > 0
      ? `${formatCount(accepted, 'signal')} made of them; ${formatNumber(unmatched)} about no known account.`
      : '',
    unreadable > 0 ? `${formatCount(unreadable, 'item')} could not be read.` : '',
    isCut ? 'It holds more than is read.' : '',
    accountsLeftOut > 0 ? `${formatCount(accountsLeftOut, 'account')} were not looked for.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
