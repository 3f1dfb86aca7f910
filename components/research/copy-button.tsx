'use client';

import { toast } from 'sonner';
import { Button } from '../ui/button';

/** Copies a text that is made when it is asked for. */
export function CopyButton({ label, text }: { label: string; text: () => string }) {
  return (
    <Button
      size="sm"
      onClick={() =>
        void navigator.clipboard.writeText(text()).then(
          () => toast.success('Copied'),
          () => toast.error('It could not be copied: the browser does not allow it here.'),
        )
      }
    >
      {label}
    </Button>
  );
}
