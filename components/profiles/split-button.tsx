'use client';

import { toast } from 'sonner';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useSplitProfile } from './use-profiles';

/** Takes one profile out of its person, for whoever may. */
export function SplitButton({ profileId, label }: { profileId: string; label: string }) {
  const canMerge = useCan('profiles.merge');
  const split = useSplitProfile();
  if (!canMerge) return null;
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{label}</Button>}
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
