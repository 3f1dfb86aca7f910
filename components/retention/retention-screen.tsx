'use client';

import { ErrorState } from '../ui/error-state';
import { PageSkeleton } from '../ui/skeleton';
import { HoldsPanel } from './holds-panel';
import { KindsPanel } from './kinds-panel';
import { useRetention } from './use-retention';

/** How long the record keeps what its entries say, and what legal holds keep beyond that. */
export function RetentionScreen({ workspace }: { workspace: string }) {
  const { data, error, refetch } = useRetention();
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  return (
    <>
      <HoldsPanel holds={data.holds} workspace={workspace} />
      <KindsPanel kinds={data.kinds} dropped={data.dropped} workspace={workspace} />
    </>
  );
}
