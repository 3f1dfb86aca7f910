'use client';

import { toast } from 'sonner';
import { Button } from '../ui/button';
import { sayProblem } from './say-problem';
import { usePollFeed } from './use-change-source';

/** Reads a feed, or a connected platform, at once. */
export function ReadNow({ id }: { id: string }) {
  const poll = usePollFeed(id);
  return (
    <Button
      size="sm"
      pending={poll.isPending}
      onClick={() =>
        poll.mutate(undefined, {
          onSuccess: ({ feed, pull }) => {
            const problem = feed?.problem ?? pull?.problem;
            if (problem) toast.warning('It could not be read', { description: problem.message });
            else toast.success('It was read');
          },
          onError: sayProblem,
        })
      }
    >
      Read now
    </Button>
  );
}
