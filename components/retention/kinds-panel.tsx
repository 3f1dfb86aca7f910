'use client';

import { formatCount } from '@/lib/client/format';
import type { KeptKind, RecordRetentionView } from '@/lib/contracts/record-retention';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { SetRetentionDialog } from './set-retention-dialog';

/** Each kind of entries, and how long what they say is kept. */
export function KindsPanel({
  kinds,
  dropped,
  workspace,
}: {
  kinds: readonly KeptKind[];
  dropped: RecordRetentionView['dropped'];
  workspace: string;
}) {
  const mayChange = useCan('record.retain');
  return (
    <Panel
      title="How long contents are kept"
      description="180 days is the least, whatever is set here. What the record says of itself, and that somebody was erased, is kept for ever."
      padding="none"
      footer={
        dropped.lastAt === null ? (
          'No contents were dropped so far.'
        ) : (
          <span>
            {formatCount(dropped.entries, 'entry', 'entries')} without their contents, the last dropped on{' '}
            <AbsoluteTime at={dropped.lastAt} />.{' '}
            <TextLink inSentence href={`/${workspace}/audit?verb=workspace.contents_dropped`}>
              What was dropped when
            </TextLink>
          </span>
        )
      }
    >
      <ScrollingTable label="Kinds of entries">
        <table className="w-full text-sm">
          <thead className="text-left text-xs text-muted">
            <tr className="border-b">
              <th className="px-4 py-2 font-medium">What entries speak of</th>
              <th className="px-4 py-2 font-medium">Kept</th>
              <th className="px-4 py-2 font-medium">Set by</th>
              {mayChange ? (
                <th className="px-4 py-2">
                  <span className="sr-only">Change</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind.kind} className="border-b last:border-0">
                <td className="px-4 py-2">{kind.title}</td>
                <td className="px-4 py-2">
                  <Kept kept={kind.kept} />
                </td>
                <td className="px-4 py-2 whitespace-nowrap">
                  {kind.kept ? (
                    <>
                      <NamedLabel named={kind.kept.setBy} />, <AbsoluteTime at={kind.kept.setAt} />
                    </>
                  ) : (
                    '–'
                  )}
                </td>
                {mayChange ? (
                  <td className="px-4 py-2 text-right">
                    <SetRetentionDialog kind={kind} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollingTable>
    </Panel>
  );
}

function Kept({ kept }: { kept: KeptKind['kept'] }) {
  if (!kept) return 'For ever';
  return (
    <span className="flex flex-col">
      {formatCount(kept.days, 'day')}
      <span className="text-xs text-muted">
        nothing goes before <AbsoluteTime at={kept.inForceAt} />
      </span>
    </span>
  );
}
