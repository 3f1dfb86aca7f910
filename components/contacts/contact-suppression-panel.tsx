'use client';

import type { SuppressionRow } from '@/lib/contracts/suppressions';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { Panel } from '../ui/panel';
import { Timeline } from '../ui/timeline';
import { BlockContactDialog } from './block-contact-dialog';
import { channelWord, reasonWords } from './contact-words';
import { LiftSuppressionButton } from './lift-suppression-button';

/** Every block on contact with this person, in force or lifted. */
export function ContactSuppressionPanel({
  id,
  suppressions,
}: {
  id: string;
  suppressions: readonly SuppressionRow[];
}) {
  const canBlock = useCan('contacts.consent');
  return (
    <Panel title="Blocks" actions={canBlock ? <BlockContactDialog id={id} /> : undefined}>
      {suppressions.length === 0 ? (
        <p className="text-sm text-muted">Nothing blocks contact with this person.</p>
      ) : (
        <Timeline
          items={suppressions.map((row) => ({
            id: row.id,
            tone: row.lifted ? 'neutral' : 'stop',
            title: `${row.channel === null ? 'Every channel' : channelWord(row.channel)}: ${reasonWords[row.reason].toLowerCase()}`,
            at: row.createdAt,
            body: <Block row={row} />,
          }))}
        />
      )}
    </Panel>
  );
}

function Block({ row }: { row: SuppressionRow }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span>
        By <NamedLabel named={row.createdBy} />
      </span>
      {row.note ? <span>“{row.note}”</span> : null}
      {row.lifted ? (
        <span>
          Lifted by <NamedLabel named={row.lifted.by} />: “{row.lifted.reason}”
        </span>
      ) : (
        <LiftSuppressionButton row={row} />
      )}
    </span>
  );
}
