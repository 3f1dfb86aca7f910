'use client';

import { toast } from 'sonner';
import { formatNumber } from '@/lib/client/format';
import type { MergedPeople, MergedPerson } from '@/lib/contracts/profiles';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { CopyableId } from '../ui/copyable-id';
import { Panel } from '../ui/panel';
import { useSplitProfile } from './use-profiles';

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
                    {entry.profile.id === row.person.id ? null : <SplitButton profileId={entry.profile.id} />}
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

function SplitButton({ profileId }: { profileId: string }) {
  const canMerge = useCan('profiles.merge');
  const split = useSplitProfile();
  if (!canMerge) return null;
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Split</Button>}
      title="Is this somebody else?"
      description="The profile becomes a person of its own with what was stated of it alone, and no identifier that both have joins them again. What only this profile held together parts as well."
      confirmLabel="Split it off"
      onConfirm={async () => {
        await split.mutateAsync(profileId);
        toast.success('Split off');
      }}
    />
  );
}
