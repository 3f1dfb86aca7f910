'use client';

import { useState } from 'react';
import type { ApprovalDetail } from '@/lib/contracts/approvals';
import { ActionStatusChip, actionStatusWords } from '../actions/action-status-chip';
import { NamedLabel } from '../actions/named-label';
import { actionHref } from '../actions/thing-href';
import { UndoFieldTable } from '../actions/undo-field-table';
import { useAccess } from '../auth/access-context';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { DescriptionList } from '../ui/description-list';
import { Kbd } from '../ui/kbd';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { ApprovalSteps } from './approval-steps';
import {
  type AskedAnswer,
  DecideApprovalDialog,
  needsConfirmation,
  useAnswer,
} from './decide-approval-dialog';
import { EditActionDialog } from './edit-action-dialog';
import { useScreenKeys } from './use-screen-keys';

type Props = { approval: ApprovalDetail; workspace: string; canDecide: boolean };

/** The answer: given here while it waits, told with its outcome afterwards. */
export function ApprovalDecision(props: Props) {
  return props.approval.status === 'pending' ? <Waiting {...props} /> : <Outcome {...props} />;
}

function Waiting({ approval, workspace, canDecide }: Props) {
  const { person: you } = useAccess();
  const [asked, setAsked] = useState<AskedAnswer | null>(null);
  const { answer, answerNow, isPending } = useAnswer(workspace);
  const approve = () => {
    if (!canDecide || isPending) return;
    const ask: AskedAnswer = { approval, answer: 'granted' };
    if (needsConfirmation(approval)) setAsked(ask);
    else void answerNow(ask);
  };
  const reject = () => {
    if (canDecide && !isPending) setAsked({ approval, answer: 'rejected' });
  };
  useScreenKeys({ a: approve, r: reject });
  return (
    <Panel title="Waits for an answer" tone="wait">
      <div className="flex flex-col gap-4">
        <DescriptionList
          items={[
            { label: 'Reviewer', value: <NamedLabel named={approval.reviewer} /> },
            {
              label: approval.escalatedAt ? 'Was passed on' : 'Next in line',
              value: approval.escalatedAt ? (
                <RelativeTime at={approval.escalatedAt} />
              ) : approval.nextInLine ? (
                <NamedLabel named={approval.nextInLine} />
              ) : (
                'nobody'
              ),
            },
            {
              label: 'Deadline',
              value: (
                <>
                  <RelativeTime at={approval.deadlineAt} /> (<AbsoluteTime at={approval.deadlineAt} />)
                </>
              ),
            },
            { label: 'Expires', value: <RelativeTime at={approval.expiresAt} /> },
            ...(approval.needed > 1
              ? [
                  {
                    label: 'Takes',
                    value: `${approval.needed} people; ${approval.votes.length} so far`,
                  },
                ]
              : []),
          ]}
        />
        {approval.snoozedUntil ? (
          <p className="text-sm text-muted">
            You have put it off until <AbsoluteTime at={approval.snoozedUntil} />.
          </p>
        ) : null}
        {approval.askedAgainBecause ? (
          <Callout tone="wait" title="It was asked again">
            {approval.askedAgainBecause}
          </Callout>
        ) : null}
        <VoteList approval={approval} />
        {canDecide ? (
          <div className="grid grid-cols-2 gap-2">
            <Button variant="primary" width="full" pending={isPending} onClick={approve}>
              Approve <Kbd>a</Kbd>
            </Button>
            <Button width="full" disabled={isPending} onClick={reject}>
              Reject <Kbd>r</Kbd>
            </Button>
            {approval.editable.length > 0 ? (
              <span className="col-span-2">
                <EditActionDialog approval={approval} workspace={workspace} />
              </span>
            ) : null}
            <span className="col-span-2">
              <ApprovalSteps approval={approval} />
            </span>
          </div>
        ) : (
          <p className="text-xs text-muted">
            {approval.action.requester.id === you?.id
              ? 'You asked for it: somebody else answers.'
              : 'Your role reads approvals; a reviewer answers them.'}
          </p>
        )}
      </div>
      <DecideApprovalDialog asked={asked} onClose={() => setAsked(null)} onAnswer={answer} />
    </Panel>
  );
}

/** Who has said yes so far, where more than one has to. */
function VoteList({ approval }: { approval: ApprovalDetail }) {
  if (approval.needed < 2 || approval.votes.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {approval.votes.map((vote) => (
        <li key={vote.by.id}>
          <NamedLabel named={vote.by} /> approved <RelativeTime at={vote.at} />
          {vote.reason ? <span className="text-muted">: {vote.reason}</span> : null}
        </li>
      ))}
    </ul>
  );
}

const titles = {
  granted: 'Approved',
  rejected: 'Rejected',
  expired: 'Nobody answered in time',
  superseded: 'Replaced',
  pending: 'Waits for an answer',
} as const;

function Outcome({ approval, workspace }: Props) {
  const { action } = approval;
  const later = action.approvals.find((each) => each.reviewCycle > approval.reviewCycle);
  return (
    <Panel title={titles[approval.status]}>
      <div className="flex flex-col gap-3">
        {approval.decidedBy ? (
          <p>
            <NamedLabel named={approval.decidedBy} />,{' '}
            <RelativeTime at={approval.decidedAt ?? approval.createdAt} />
          </p>
        ) : null}
        <VoteList approval={approval} />
        {approval.reason ? (
          <blockquote className="border-l-2 pl-3 text-muted">{approval.reason}</blockquote>
        ) : null}
        <div className="flex flex-col gap-1" aria-live="polite">
          <span className="text-xs text-muted">What became of it</span>
          <ActionStatusChip status={action.status} />
          <p>{actionStatusWords[action.status].sentence}</p>
        </div>
        {action.conflict ? <UndoFieldTable fields={action.conflict} currency={action.currency} /> : null}
        {later ? (
          <TextLink href={`/${workspace}/approvals/${later.id}`}>
            It was asked about again: the newer approval
          </TextLink>
        ) : null}
        <TextLink href={actionHref(workspace, action)}>
          {action.runId ? 'See it in its run, or take it back' : 'See what became of it, or take it back'}
        </TextLink>
      </div>
    </Panel>
  );
}
