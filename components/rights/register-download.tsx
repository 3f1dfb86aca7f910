import { Download } from 'lucide-react';
import { Button } from '../ui/button';

/** The register as files to keep or to hand on. */
export function RegisterDownload({ workspace }: { workspace: string }) {
  return (['csv', 'json'] as const).map((format) => (
    <Button asChild key={format}>
      <a href={`/api/v1/processing-register/download?workspace=${workspace}&format=${format}`} download>
        <Download aria-hidden />
        {format.toUpperCase()}
      </a>
    </Button>
  ));
}
