'use client';

import { Keyboard } from 'lucide-react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';

const keys = [
  { keys: ['j', '↓'], does: 'Next' },
  { keys: ['k', '↑'], does: 'Previous' },
  { keys: ['Enter'], does: 'Open' },
  { keys: ['a'], does: 'Approve; high-risk kinds ask once more' },
  { keys: ['r'], does: 'Reject, with a reason' },
  { keys: ['x'], does: 'Mark, to answer several together' },
  { keys: ['?'], does: 'Show these keys' },
  { keys: ['e', 's', 'p'], does: 'In one that is open: edit, put off, ask somebody else' },
  { keys: ['q'], does: 'In one that is open: ask or answer' },
  { keys: ['u'], does: 'Back from it to the queue' },
] as const;

/** Which keys the queue knows. */
export function QueueKeysDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog
      title="Keys of the queue"
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button size="sm" variant="ghost">
          <Keyboard aria-hidden />
          Keys <Kbd>?</Kbd>
        </Button>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        {keys.map((each) => (
          <div key={each.does} className="contents">
            <dt className="flex gap-1">
              {each.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{each.does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
