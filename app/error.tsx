'use client';

import { ErrorState } from '@/components/ui/error-state';

/** A page failed to render. The digest is the number under which the server logged it. */
export default function RouteError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="grid min-h-[60dvh] place-items-center">
      <ErrorState
        error={{
          title: 'This page could not be shown',
          detail: 'Nothing was changed. What agents do does not depend on this page.',
          remedy: 'Try again; if it stays, quote the number below.',
          digest: error.digest,
        }}
        onRetry={reset}
      />
    </main>
  );
}
