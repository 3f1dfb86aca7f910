import { Pause, Play } from 'lucide-react';
import { Button } from '../ui/button';

/** Holds the list still while somebody reads it; nothing is lost: resuming reads what came since. */
export function PauseUpdates({
  isPaused,
  onChange,
}: {
  isPaused: boolean;
  onChange: (isPaused: boolean) => void;
}) {
  return (
    <div className="flex flex-wrap items-center justify-end gap-3">
      <p role="status" className="text-sm text-muted">
        {isPaused ? 'Paused: signals are recorded, and shown here once you resume.' : null}
      </p>
      <Button size="sm" onClick={() => onChange(!isPaused)}>
        {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
        {isPaused ? 'Resume updates' : 'Pause updates'}
      </Button>
    </div>
  );
}
