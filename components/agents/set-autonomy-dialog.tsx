'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import type { AutonomyRow } from '@/lib/contracts/autonomy';
import { type AutonomyLevel, isFreer } from '@/lib/core/autonomy/level';
import { useAccess } from '../auth/access-context';
import { useAgentEvidence } from '../holdouts/use-holdouts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Checkbox } from '../ui/checkbox';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { readProblem } from '../ui/problem';
import { Select } from '../ui/select';
import { Textarea } from '../ui/textarea';
import { AbsoluteTime } from '../ui/time';
import { autonomyWords } from './agent-words';
import { useSetAutonomy } from './use-autonomy';

/** Sets a level with a reason; to raise one, a named person consents. What was typed stays when it is refused. */
export function SetAutonomyDialog({
  agentId,
  row,
  onClose,
}: {
  agentId: string;
  row: AutonomyRow;
  onClose: () => void;
}) {
  const { person } = useAccess();
  const [level, setLevel] = useState<AutonomyLevel>(row.level);
  const [reason, setReason] = useState('');
  const [consents, setConsents] = useState(false);
  const [isTried, setTried] = useState(false);
  const set = useSetAutonomy(agentId);
  const raises = isFreer(level, row.level);
  const reasonError = isTried && reason.trim() === '' ? 'Say why: it stands in the record.' : undefined;
  const consentError = isTried && raises && !consents ? 'Raising a level needs your consent.' : undefined;
  const problem = set.error ? readProblem(set.error) : null;
  const save = () => {
    setTried(true);
    if (reason.trim() === '' || (raises && !consents)) return;
    set.mutate(
      { kind: row.kind, segment: row.segment, level, reason: reason.trim(), consents: raises && consents },
      {
        onSuccess: () => {
          toast.success(raises ? 'The level was raised' : 'The level holds from now on');
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`${row.title}, ${row.segmentTitle}`}
      description={
        row.ceiling === 'act'
          ? 'How far it may go by itself with this.'
          : `The highest level of this kind is “${autonomyWords[row.ceiling].label}”: no setting passes it.`
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={save} pending={set.isPending}>
            {raises ? 'Raise level' : 'Set level'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Level" hint={autonomyWords[level].sentence}>
          <Select
            value={level}
            onValueChange={setLevel}
            options={row.possible.map((value) => ({ value, label: autonomyWords[value].label }))}
          />
        </Field>
        <Field label="Why" required error={reasonError}>
          <Textarea
            rows={2}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {isFreer(level, 'ask') ? <Evidence agentId={agentId} /> : null}
        {raises ? (
          <Checkbox
            label={`I, ${person?.name ?? 'who am signed in'}, consent to this agent going further by itself here, and answer for it.`}
            hint={`Judged for it so far: ${row.judged}, of them right: ${row.judgedRight}. Until enough were judged, a person is still asked.`}
            error={consentError}
            checked={consents}
            onCheckedChange={setConsents}
          />
        ) : (
          <p className="text-xs text-muted">
            Lowering holds at once, also for what is cleared and not yet claimed.
          </p>
        )}
        {problem ? (
          <Callout tone="stop" title={problem.title}>
            {problem.detail} {problem.remedy}
          </Callout>
        ) : null}
      </div>
    </Dialog>
  );
}

/** What holdouts show of the agent: no level above “ask” outlasts bad or missing evidence. */
function Evidence({ agentId }: { agentId: string }) {
  const { data: found } = useAgentEvidence(agentId);
  if (!found) return null;
  const tone =
    found.evidence === 'negative'
      ? 'stop'
      : found.evidence === 'positive' || found.evidence === 'undecided'
        ? 'info'
        : 'wait';
  return (
    <Callout tone={tone}>
      {found.says}
      {found.trustedUntil ? (
        <>
          {' '}
          Set now, it holds until <AbsoluteTime at={found.trustedUntil} />.
        </>
      ) : null}
    </Callout>
  );
}
