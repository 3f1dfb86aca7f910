'use client';

import { SelectField } from '../forms/choice-field';
import { TextField } from '../forms/text-field';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import type { SourceDraft } from './source-draft';
import { useSignalPlatforms } from './use-sources';

/** Which connected platform is read, and how far back. */
export function PullFields() {
  const query = useSignalPlatforms();
  if (!query.data)
    return query.error ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height="block" />
    );
  const { rows } = query.data;
  if (rows.length === 0)
    return <p className="text-sm text-muted">No platform is connected that tells what happened there.</p>;
  return (
    <>
      <SelectField<SourceDraft>
        name="connector"
        label="Platform"
        options={rows.map(({ connector, title, what }) => ({ value: connector, label: title, hint: what }))}
        required
      />
      <TextField<SourceDraft>
        name="backfillDays"
        label="Days to read back"
        hint="What happened there before it was added here, from 0 to 730 days. Then it is read every five minutes."
        inputMode="numeric"
        autoComplete="off"
        required
      />
    </>
  );
}
