'use client';

import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ActionDetail, UndoActionResult } from '@/lib/contracts/actions';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Dialog } from '../ui/dialog';
import type { Tone } from '../ui/tone';
import { UndoFieldTable } from './undo-field-table';
import { useUndoAction } from './use-undo-action';

const results: Record<UndoActionResult['status'], { title: string; tone: Tone }> = {
  rolled_back: { title: 'Taken back', tone: 'ok' },
  rollback_conflict: { title: 'Taken back where it was still ours', tone: 'wait' },
  rolling_back: { title: 'Not known yet', tone: 'wait' },
  denied: { title: 'Not taken back', tone: 'stop' },
};

/** Takes an executed action back after asking why, and shows what came of it, field by field. */
export function UndoActionButton({ action, workspace }: { action: ActionDetail; workspace: string }) {
  const undo = useUndoAction(workspace);
  const [result, setResult] = useState<UndoActionResult | null>(null);
  const take = async (reason: string) => setResult(await undo.mutateAsync({ actionId: action.id, reason }));
  return (
    <>
      {action.canUndo ? (
        <ConfirmDialog
          trigger={
            <Button variant="dangerQuiet" size="sm">
              <Undo2 aria-hidden />
              Take back
            </Button>
          }
          tone="danger"
          title="Take this action back?"
          description={`${action.sentence}. ${action.reversibility.sentence} What somebody changed since is left alone.`}
          confirmLabel="Take it back"
          reason={{ label: 'Why', required: true, placeholder: 'What was wrong with it?' }}
          onConfirm={take}
        />
      ) : null}
      <Dialog
        open={result !== null}
        onOpenChange={(open) => {
          if (!open) setResult(null);
        }}
        title={result ? results[result.status].title : ''}
        size="lg"
        footer={<Button onClick={() => setResult(null)}>Close</Button>}
      >
        {result ? (
          <div className="flex flex-col gap-3">
            <Callout tone={results[result.status].tone}>{result.message}</Callout>
            <UndoFieldTable fields={result.fields} currency={result.currency} />
          </div>
        ) : null}
      </Dialog>
    </>
  );
}
