'use client';

import { formatCount, formatNumber } from '@/lib/client/format';
import type { FileDetail } from '@/lib/contracts/files';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ErrorState } from '../ui/error-state';
import { Meter } from '../ui/meter';
import { Panel } from '../ui/panel';
import { Stat, StatRow } from '../ui/stat';
import { isMoving } from './file-words';
import { type FileStep, useSteerFile } from './use-files';

const titles: Partial<Record<FileDetail['status'], string>> = {
  checking: 'All rows are being checked',
  checked: 'What an import would do',
  importing: 'It is being imported',
  paused: 'The import is paused',
  failed: 'The import can’t go on',
  done: 'What was imported',
};

/** How far a check or an import is, and what became of the rows. */
export function FilePass({ file }: { file: FileDetail }) {
  const { status, rows, accepted, duplicates, rejected, quarantined, further } = file;
  const title = titles[status];
  if (title === undefined) return null;
  const foreseen = status === 'checking' || status === 'checked';
  return (
    <Panel title={title} actions={<PassSteps file={file} />}>
      <div className="flex flex-col gap-4">
        {status === 'done' || status === 'checked' ? null : (
          <div aria-live="polite">
            <Meter
              label="Read"
              text={`${Math.floor(file.progress * 100)} %, ${formatCount(rows, 'row')}`}
              max={1}
              segments={[{ label: 'Read', value: file.progress }]}
            />
          </div>
        )}
        <StatRow>
          <Stat label="Rows" value={formatNumber(rows)} />
          <Stat
            label={foreseen ? 'Would be recorded' : 'Recorded'}
            value={formatNumber(accepted)}
            tone={accepted > 0 ? 'ok' : 'neutral'}
            note={further > 0 ? `and ${formatNumber(further)} that say who wants no e-mail` : undefined}
          />
          <Stat label="Known already" value={formatNumber(duplicates)} />
          <Stat label="Rejected" value={formatNumber(rejected)} tone={rejected > 0 ? 'stop' : 'neutral'} />
          {quarantined > 0 ? <Stat label="Held back" value={formatNumber(quarantined)} tone="wait" /> : null}
        </StatRow>
      </div>
    </Panel>
  );
}

function PassSteps({ file }: { file: FileDetail }) {
  const steer = useSteerFile(file.id);
  const canEdit = useCan('sources.edit');
  if (!canEdit) return null;
  const step = (next: FileStep, label: string, variant?: 'primary') => (
    <Button variant={variant} pending={steer.isPending} onClick={() => steer.mutate({ step: next })}>
      {label}
    </Button>
  );
  return (
    <>
      {isMoving(file.status) ? step('pause', file.status === 'checking' ? 'Stop checking' : 'Pause') : null}
      {file.status === 'paused' || file.status === 'failed' ? step('resume', 'Go on', 'primary') : null}
      {steer.error ? <ErrorState error={steer.error} /> : null}
    </>
  );
}
