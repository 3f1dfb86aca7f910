import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

export type InFlight = { id: string; sentence: string };

/** Names what a cancel could not reach, because it was already at its platform. */
export function InFlightDialog({ actions, onClose }: { actions: readonly InFlight[]; onClose: () => void }) {
  return (
    <Dialog
      open={actions.length > 0}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Still at its platform"
      description="The run is cancelled. This was under way already; it finishes, and what became of it stands on this page."
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <ul className="list-disc pl-4 text-sm">
        {actions.map((action) => (
          <li key={action.id}>{action.sentence}</li>
        ))}
      </ul>
    </Dialog>
  );
}
