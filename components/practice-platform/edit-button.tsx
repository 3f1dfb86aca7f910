import { Pencil } from 'lucide-react';
import { Button } from '../ui/button';

/** Opens the editing of one row. */
export function EditButton({ what, onClick }: { what: string; onClick: () => void }) {
  return (
    <Button variant="ghost" size="iconSm" aria-label={`Edit ${what}`} onClick={onClick}>
      <Pencil aria-hidden />
    </Button>
  );
}
