'use client';

import { useState } from 'react';
import { formatCount } from '@/lib/client/format';
import type { PersonProfile } from '@/lib/contracts/profiles';
import { NamedLabel } from '../actions/named-label';
import { Button } from '../ui/button';
import { CopyableId } from '../ui/copyable-id';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { AbsoluteTime } from '../ui/time';
import { SplitButton } from './split-button';
import { usePersonProfiles } from './use-profiles';

const SHOWN_AT_FIRST = 5;

/** Which profiles make a person, by what each is known, and why it belongs to them. */
export function PersonProfiles({ workspace, contactId }: { workspace: string; contactId: string }) {
  const query = usePersonProfiles(workspace, contactId);
  const [showsAll, setShowsAll] = useState(false);
  const rows = query.data?.rows;
  return (
    <Panel
      title="Profiles of this person"
      description={rows && (rows.length === 1 ? 'One profile' : `Joined from ${rows.length} profiles`)}
      padding="none"
    >
      {!rows ? (
        query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton height="chart" />
        )
      ) : (
        <ul className="divide-y divide-line">
          {(showsAll ? rows : rows.slice(0, SHOWN_AT_FIRST)).map((profile) => (
            <ProfileRow key={profile.id} profile={profile} />
          ))}
        </ul>
      )}
      {rows && !showsAll && rows.length > SHOWN_AT_FIRST ? (
        <div className="p-3">
          <Button onClick={() => setShowsAll(true)}>Show all {rows.length}</Button>
        </div>
      ) : null}
    </Panel>
  );
}

function ProfileRow({ profile }: { profile: PersonProfile }) {
  const { id, externalId, isRoot, sources, signals, firstSeenAt, lastSeenAt } = profile;
  return (
    <li className="flex flex-col items-start gap-1 px-4 py-3 text-sm">
      <span className="font-medium">{knownByWords(profile)}</span>
      <span className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
        Called <CopyableId id={externalId} /> as <CopyableId id={id} />
      </span>
      <span className="text-xs text-muted">
        {sources.length === 0 ? 'Nothing was stated of it' : `Stated by ${sources.join(', ')}`}.{' '}
        {formatCount(signals, 'signal')}, first seen <AbsoluteTime at={firstSeenAt} />
        {lastSeenAt === null ? null : (
          <>
            , last <AbsoluteTime at={lastSeenAt} />
          </>
        )}
        .
      </span>
      <span className="text-xs text-muted">
        <WhyJoined profile={profile} />
      </span>
      {isRoot ? null : <SplitButton profileId={id} label="This is somebody else" />}
    </li>
  );
}

function WhyJoined({ profile: { joinedBy, isRoot } }: { profile: PersonProfile }) {
  if (isRoot) return 'It stands for the person.';
  switch (joinedBy?.by) {
    case 'person':
      return (
        <>
          Joined by <NamedLabel named={joinedBy.person} />
          {joinedBy.at === null ? null : (
            <>
              {' '}
              on <AbsoluteTime at={joinedBy.at} />
            </>
          )}
          .
        </>
      );
    case 'device':
      return 'A device that only this person used.';
    case 'identifier':
      return 'Joined by an identifier that it shares.';
    default:
      return 'Joined through another of these profiles.';
  }
}

const identityWords: Record<
  PersonProfile['knownBy'][number]['type'],
  { one: string; many: string; at: boolean }
> = {
  user: { one: 'User id', many: 'user ids', at: true },
  crm: { one: 'Id', many: 'ids', at: true },
  email: { one: 'E-mail address', many: 'e-mail addresses', at: false },
  anonymous: { one: 'Device', many: 'devices', at: true },
};

/** Such as “User id at website, 2 e-mail addresses”. */
function knownByWords({ knownBy }: PersonProfile): string {
  if (knownBy.length === 0) return 'No identifier of its own';
  return knownBy
    .map(({ type, namespace, count }) => {
      const { one, many, at } = identityWords[type];
      const what = count === 1 ? one : `${count} ${many}`;
      return at && namespace !== '' ? `${what} at ${namespace}` : what;
    })
    .join(', ');
}
