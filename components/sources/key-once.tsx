'use client';

import { SecretOnce } from '../auth/secret-once';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { CopyableBlock } from './copyable-block';
import { snippetsOf, usesKey } from './snippets';
import { useSource } from './use-sources';

/** The write key of a source, this once, and how it is sent with. */
export function KeyOnce({ sourceId, writeKey }: { sourceId: string; writeKey: string }) {
  const query = useSource(sourceId);
  if (!query.data)
    return query.error ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height="block" />
    );
  const source = query.data;
  return (
    <div className="flex flex-col gap-5">
      {usesKey(source) ? (
        <SecretOnce label="Write key" secret={writeKey}>
          Copy the key now. Whoever has it can send as this source; it opens nothing else.
        </SecretOnce>
      ) : null}
      {source.config.format === 'feed' || source.config.format === 'pull' ? (
        <p className="text-sm">
          It is read within minutes, and then again and again. There is nothing to send.
        </p>
      ) : null}
      {snippetsOf(source, writeKey).map(({ title, note, code }) => (
        <CopyableBlock key={title} title={title} note={note} text={code} />
      ))}
    </div>
  );
}
