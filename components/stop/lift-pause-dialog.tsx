'use client';

import { CirclePlay } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { PauseAccount } from '@/lib/contracts/stops';
import { catalogue } from '@/lib/core/actions/catalogue';
import { type HeldChoice, heldChoices, heldChoiceTitles } from '@/lib/core/pauses/pause';
import { NamedLabel } from '../actions/named-label';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Select } from '../ui/select';
import { useLiftPause } from './use-pauses';

const keyOf = ({ requesterId, kind }: { requesterId: string; kind: string }) => `${requesterId} ${kind}`;
const options = heldChoices.map((value) => ({
  value,
  label: heldChoiceTitles[value].title,
  hint: heldChoiceTitles[value].does,
}));

/** Lifts a stop: for each group of what it held a person says whether it goes on, is decided again, or is dropped. */
export function LiftPauseDialog({ account }: { account: PauseAccount }) {
  const [chosen, setChosen] = useState<Record<string, HeldChoice>>({});
  const lift = useLiftPause(account.pause.id);
  return (
    <ConfirmDialog
      trigger={
        <Button variant="primary">
          <CirclePlay aria-hidden />
          Lift
        </Button>
      }
      title="Lift this stop?"
      description={
        account.held.length === 0
          ? 'It holds nothing back at this moment.'
          : 'Choose what becomes of what it holds. The gate decides each on the facts of that moment before anything happens.'
      }
      confirmLabel="Lift"
      reason={{ label: 'Why', required: true, placeholder: 'What has been cleared up?' }}
      onConfirm={async (reason) => {
        const { heldActions } = await lift.mutateAsync({
          reason,
          choices: account.held.map((group) => ({
            requesterId: group.requesterId,
            kind: group.kind,
            choice: chosen[keyOf(group)] ?? 'go_on',
          })),
        });
        toast.success('Lifted', {
          description:
            heldActions === 0 ? 'Nothing was held.' : `${formatCount(heldActions, 'action')} held.`,
        });
      }}
    >
      {account.held.length > 0 ? (
        <ul className="flex flex-col gap-3">
          {account.held.map((group) => (
            <li key={keyOf(group)} className="flex flex-wrap items-center justify-between gap-2">
              <span className="min-w-0 text-sm">
                {formatCount(group.count, 'action')}: {catalogue[group.kind].title}
                <span className="block text-xs text-muted">
                  <NamedLabel named={group.requester} />
                </span>
              </span>
              <span className="w-40">
                <Select<HeldChoice>
                  aria-label={`What becomes of ${catalogue[group.kind].title} of ${group.requester.name ?? group.requesterId}`}
                  size="sm"
                  options={options}
                  value={chosen[keyOf(group)] ?? 'go_on'}
                  onValueChange={(choice) => setChosen({ ...chosen, [keyOf(group)]: choice })}
                />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </ConfirmDialog>
  );
}
