'use client';

import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { toast } from 'sonner';
import { apiDownload } from '@/lib/client/download';
import { Button } from '../ui/button';
import { readProblem } from '../ui/problem';

/** Downloads the whole as one page to send; the record tells that it was. */
export function DownloadExplanationButton({ workspace, id }: { workspace: string; id: string }) {
  const download = useMutation({
    mutationFn: () =>
      apiDownload(`/api/v1/contacts/${id}/explanation?format=html`, {
        workspace,
        name: `decisions-about-${id}.html`,
        onProgress: () => {},
      }),
    onSuccess: () => toast.success('The document is downloaded, and the record tells of it.'),
    onError: (error) => toast.error(readProblem(error).title, { description: readProblem(error).detail }),
  });
  return (
    <Button disabled={download.isPending} onClick={() => download.mutate()}>
      <Download aria-hidden />
      {download.isPending ? 'Downloading…' : 'Document to send'}
    </Button>
  );
}
