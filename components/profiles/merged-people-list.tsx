'use client';

import { formatNumber } from '@/lib/client/format';
import type { MergedPeople, MergedPerson } from '@/lib/contracts/profiles';
import { NamedLabel } from '../actions/named-label';
import { Badge } from '../ui/badge';
import { CopyableId } from '../ui/copyable-id';
import { Panel } from '../ui/panel';
import { SplitButton } from './split-button';

/** People whom several sources know, each by a profile of its own. */
export function MergedPeopleList({ people, workspace }: { people: MergedPeople; workspace: string }) {
  const { rows, total } = people;
  return (
    <Panel
      title="People of several profiles"
      description={
        total > rows.length
          ? `The ${formatNumber(rows.length)} that changed last of ${formatNumber(total)}.`
          : 'Joined by an identifier that they share, or by somebody who said so.'
      }
      padding="none"
    >
      {rows.length === 0 ? (
        <p className="p-4 text-sm text-muted">Everybody is known by one profile.</p>
      ) : (
        <ul className="divide-y">
          {rows.map((row) => (
            <li key={row.person.id} className="flex flex-col gap-2 p-4 text-sm">
              <NamedLabel named={row.person} workspace={workspace} />
              <ul className="flex flex-col gap-1.5">
                {row.profiles.map((entry) => (
                  <li key={entry.profile.id} className="flex flex-wrap items-center gap-2">
                    <CopyableId id={entry.profile.id} />
                    <span className="text-muted">{wordsOf(entry)}</span>
                    {entry.byPerson ? <Badge>Confirmed</Badge> : null}
                    {entry.profile.id === row.person.id ? null : (
                      <SplitButton profileId={entry.profile.id} label="Split" />
                    )}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function wordsOf({ sources, isDevice }: MergedPerson['profiles'][number]): string {
  if (isDevice) return 'A device that they used';
  return sources.length === 0 ? 'Nothing was stated of it' : `Known by ${sources.join(', ')}`;
}
