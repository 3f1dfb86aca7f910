'use client';

import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { apiDownload } from '@/lib/client/download';
import { downloadFormats } from '@/lib/contracts/audit';
import { Button } from '../ui/button';
import { Menu, MenuItem } from '../ui/menu';
import { Meter } from '../ui/meter';
import { readProblem } from '../ui/problem';
import { wholeSearch } from './audit-table-config';

/** Downloads all entries that the search finds, with how far it is. */
export function DownloadMenu({ workspace, params }: { workspace: string; params: string }) {
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  const download = useMutation({
    mutationFn: (format: (typeof downloadFormats)[number]) => {
      const query = new URLSearchParams(wholeSearch(params));
      query.set('format', format);
      return apiDownload(`/api/v1/audit/download?${query}`, {
        workspace,
        name: `entries-of-${workspace}.${format}`,
        onProgress: (done, total) => setProgress({ done, total }),
      });
    },
    onError: (error) => toast.error(readProblem(error).title, { description: readProblem(error).detail }),
  });
  if (download.isPending)
    return (
      <Meter
        label="Download"
        size="sm"
        text={`${progress.done.toLocaleString('en')} of ${progress.total.toLocaleString('en')} entries`}
        segments={[{ label: 'Downloaded', value: progress.done, tone: 'accent' }]}
        max={progress.total}
      />
    );
  return (
    <Menu
      trigger={
        <Button size="sm">
          <Download aria-hidden />
          Download
        </Button>
      }
    >
      {downloadFormats.map((format) => (
        <MenuItem key={format} onSelect={() => download.mutate(format)}>
          {format.toUpperCase()}
        </MenuItem>
      ))}
    </Menu>
  );
}
