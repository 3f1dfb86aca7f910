'use client';

import type { SourceDetail } from '@/lib/contracts/sources';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Panel } from '../ui/panel';
import { AbsoluteTime } from '../ui/time';
import { DistrustDialog } from './distrust-dialog';
import { SourceDescendants } from './source-descendants';
import { useDistrustSource } from './use-change-source';

/** Whether a source is believed: it can be marked as bad from a moment on, and believed again. */
export function SourceTrust({ source, mayEdit }: { source: SourceDetail; mayEdit: boolean }) {
  const { distrustedFrom, distrustReason } = source;
  if (distrustedFrom === null)
    return (
      <Panel title="Trust">
        <div className="flex flex-col items-start gap-3">
          <p className="text-sm text-pretty text-muted">
            If it has sent what is wrong, mark it as bad from when that began. What it said since then loses
            its weight.
          </p>
          {mayEdit ? <DistrustDialog source={source} /> : null}
        </div>
      </Panel>
    );
  return (
    <Panel title="Trust" tone="stop">
      <div className="flex flex-col items-start gap-3">
        <Callout tone="stop" title="Not believed">
          What it says from <AbsoluteTime at={distrustedFrom} /> on counts for next to nothing.
          {distrustReason ? ` ${distrustReason}` : ''}
        </Callout>
        <SourceDescendants source={source} from={distrustedFrom} />
        {mayEdit ? <BelieveAgain source={source} /> : null}
      </div>
    </Panel>
  );
}

function BelieveAgain({ source: { id, title } }: { source: SourceDetail }) {
  const distrust = useDistrustSource(id);
  return (
    <ConfirmDialog
      trigger={<Button>Believe it again</Button>}
      title={`Believe ${title} again?`}
      description="What it says from now on counts in full. Signals that have lost their weight do not get it back."
      confirmLabel="Believe it again"
      onConfirm={() => distrust.mutateAsync({ from: null, reason: '' })}
    />
  );
}
