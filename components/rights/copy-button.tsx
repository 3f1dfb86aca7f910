'use client';

import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { toast } from 'sonner';
import { apiPostAndSave } from '@/lib/client/download';
import { useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { readProblem } from '../ui/problem';

/** Saves a copy of everything that is kept about a person; that it was handed out goes on record. */
export function CopyButton({ contactId }: { contactId: string }) {
  const workspace = useWorkspaceSlug();
  const copy = useMutation({
    mutationFn: () =>
      apiPostAndSave(`/api/v1/contacts/${contactId}/copies`, {
        workspace,
        name: `copy-of-${contactId}.json`,
      }),
    onSuccess: () => toast.success('The copy is saved'),
    onError: (error) => toast.error(readProblem(error).title, { description: readProblem(error).detail }),
  });
  return (
    <Button onClick={() => copy.mutate()} pending={copy.isPending}>
      <Download aria-hidden />
      Copy of their data
    </Button>
  );
}
