'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { AlarmRow } from '@/lib/contracts/alarms';
import { alarmKindTitles } from '@/lib/core/monitoring/alarm';
import { NamedLabel } from '../actions/named-label';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { CopyableId } from '../ui/copyable-id';
import { Panel } from '../ui/panel';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { AlarmChart } from './alarm-chart';
import { alarmStatusWords, rarityText, valueText } from './alarm-words';
import { useAcknowledgeAlarm, useSettleAlarm } from './use-alarms';

/** One alarm: what was seen, since when, what was changed near it, and what followed. */
export function AlarmPanel({ alarm }: { alarm: AlarmRow }) {
  const workspace = useWorkspaceSlug();
  const { id, kind, status, subject, title, context, since, firedAt, why, expected, seen, moved } = alarm;
  const words = alarmStatusWords[status];
  return (
    <Panel
      tone={status === 'open' ? 'stop' : 'plain'}
      title={
        <span className="inline-flex flex-wrap items-center gap-2">
          <TextLink href={`/${workspace}/monitoring/${id}`}>{title}</TextLink>
          <Badge>{alarmKindTitles[kind]}</Badge>
          <StatusChip tone={words.tone} size="sm">
            {words.label}
          </StatusChip>
        </span>
      }
      description={
        <span className="inline-flex flex-wrap items-center gap-x-1.5">
          <NamedLabel named={subject} workspace={workspace} />
          {alarm.agentVersion ? <CopyableId id={alarm.agentVersion} /> : null}
          {context ? <span>{context},</span> : null}
          <span>
            since <AbsoluteTime at={since} />, found <RelativeTime at={firedAt} />
          </span>
        </span>
      }
      actions={<Deal alarm={alarm} />}
      footer={<DealtWith alarm={alarm} />}
    >
      <div className="grid gap-4 lg:grid-cols-2">
        <div className="flex flex-col gap-3 text-sm">
          <p>
            <span className="font-medium">{valueText(alarm, seen)}</span> seen, {valueText(alarm, expected)}{' '}
            expected ({moved}); by chance {rarityText(alarm.strength)}.{' '}
            <TextLink inSentence href={`/${workspace}/${alarm.page}`}>
              The rows behind it
            </TextLink>
          </p>
          <ul className="flex list-disc flex-col gap-0.5 pl-4">
            {why.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Changes alarm={alarm} />
          <Followed alarm={alarm} />
        </div>
        <AlarmChart alarm={alarm} />
      </div>
    </Panel>
  );
}

function Changes({ alarm: { changes } }: { alarm: AlarmRow }) {
  const workspace = useWorkspaceSlug();
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-xs font-medium text-muted">What was changed near it</h3>
      {changes.length === 0 ? (
        <p className="text-muted">
          The record names no change of an agent, model, policy, scope, source, play or budget from three days
          before on: look outside of it.
        </p>
      ) : (
        <ul className="flex flex-col gap-1">
          {changes.map(({ entryId, at, title, subject }) => (
            <li key={entryId} className="flex flex-wrap items-baseline gap-x-1.5">
              <TextLink href={`/${workspace}/audit/${entryId}`}>
                <AbsoluteTime at={at} />
              </TextLink>
              <span>{title}:</span>
              <NamedLabel named={subject} workspace={workspace} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Followed({ alarm: { consequence } }: { alarm: AlarmRow }) {
  const workspace = useWorkspaceSlug();
  const { what, agents, isDone, policyVersion } = consequence;
  const words = { tell: 'People were told.', lower: 'Asked about again:', stop: 'Paused:' }[what];
  return (
    <p className="flex flex-wrap items-baseline gap-x-1.5 text-muted">
      <span>{isDone ? words : `${words} (about to happen)`}</span>
      {agents.map((agent) => (
        <NamedLabel key={agent.id} named={agent} workspace={workspace} />
      ))}
      <TextLink href={`/${workspace}/policies/monitoring`}>
        {policyVersion === null ? 'Nothing in force says what follows' : `By policy version ${policyVersion}`}
      </TextLink>
      {what === 'stop' ? <TextLink href={`/${workspace}/stops`}>Stops</TextLink> : null}
    </p>
  );
}

function DealtWith({ alarm: { acknowledged, settled } }: { alarm: AlarmRow }) {
  const workspace = useWorkspaceSlug();
  const deal = settled ?? acknowledged;
  if (!deal) return undefined;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      {settled ? 'Settled by' : 'Looked into by'} <NamedLabel named={deal.by} workspace={workspace} />
      <AbsoluteTime at={deal.at} />
      {settled ? <span>: {settled.reason}</span> : null}
      {settled?.beginsAnew ? <span>The baseline was begun anew.</span> : null}
    </span>
  );
}

function Deal({ alarm }: { alarm: AlarmRow }) {
  const mayDeal = useCan('agents.pause');
  const acknowledge = useAcknowledgeAlarm(alarm.id);
  const settle = useSettleAlarm(alarm.id);
  const [beginsAnew, setBeginsAnew] = useState(false);
  if (!mayDeal || alarm.status === 'settled') return null;
  const { agents, what } = alarm.consequence;
  const stays = what === 'tell' ? '' : ` What followed for ${formatCount(agents.length, 'agent')} stays.`;
  return (
    <span className="flex flex-wrap gap-2">
      {alarm.status === 'open' ? (
        <Button
          size="sm"
          pending={acknowledge.isPending}
          onClick={() =>
            acknowledge.mutate(undefined, {
              onSuccess: () => toast.success('Others see that you look into it'),
              onError: (error) => toast.error(error.message),
            })
          }
        >
          Look into it
        </Button>
      ) : null}
      <ConfirmDialog
        title={`Settle: ${alarm.title}`}
        description={`What was seen until now counts as known, and what follows is watched anew${alarm.kind === 'anomaly' ? '' : ', against the same frozen baseline'}.${stays}`}
        confirmLabel="Settle"
        reason={{ required: true, placeholder: 'What was it, and what was done?' }}
        onConfirm={async (reason) => {
          await settle.mutateAsync({ reason, beginsAnew });
          toast.success('The alarm was settled');
        }}
        trigger={<Button size="sm">Settle…</Button>}
      >
        {alarm.kind === 'anomaly' ? null : (
          <Checkbox
            label="What is seen now is as it should be"
            hint="The frozen baseline holds no longer: what is usual is learnt anew from tomorrow on."
            checked={beginsAnew}
            onCheckedChange={setBeginsAnew}
          />
        )}
      </ConfirmDialog>
    </span>
  );
}
