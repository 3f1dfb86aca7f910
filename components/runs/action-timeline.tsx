import { Eye, Gavel, Lock, Send, Undo2, UserCheck } from 'lucide-react';
import type { ActionDetail, ApprovalAnswer, DecisionView, ExecutionView } from '@/lib/contracts/actions';
import { actionStatusWords } from '../actions/action-status-chip';
import { FindingList } from '../actions/finding-list';
import { NamedLabel } from '../actions/named-label';
import { verdictWords } from '../actions/verdict-chip';
import { DecisionExplanation } from '../decisions/decision-explanation';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import type { TimelineItem } from '../ui/timeline';
import type { Tone } from '../ui/tone';
import { ExecutionFieldTable } from './execution-field-table';

/** `rank` orders what happened in the same millisecond by the life of an action. */
type Item = TimelineItem & { at: string; rank: number };

const decisionRanks = { submit: 0, approval: 2, claim: 3 } as const;

const stages = {
  submit: 'on the proposal',
  approval: 'once more after the approval',
  claim: 'at the moment of effect',
} as const;

const answers: Record<ApprovalAnswer['status'], { title: string; tone: Tone }> = {
  pending: { title: 'Waits for a person', tone: 'wait' },
  granted: { title: 'A person approved', tone: 'ok' },
  rejected: { title: 'A person rejected', tone: 'stop' },
  expired: { title: 'Nobody answered in time', tone: 'neutral' },
  superseded: { title: 'The question was replaced', tone: 'neutral' },
};

/** Everything that happened to an action, oldest first: decided, asked, claimed, carried out, read back, taken back. */
export function actionTimeline(
  action: ActionDetail,
  all: readonly ActionDetail[],
  workspace: string,
): TimelineItem[] {
  const items: Item[] = [
    ...action.decisions.map((decision) => decisionItem(decision, action, workspace)),
    ...action.approvals.map((approval) => approvalItem(approval, workspace)),
    ...executionItems(action),
    ...action.compensations.map((undo) => undoItem(undo, all)),
  ];
  return items.toSorted((left, right) => left.at.localeCompare(right.at) || left.rank - right.rank);
}

function decisionItem(decision: DecisionView, action: ActionDetail, workspace: string): Item {
  const { label, tone } = verdictWords[decision.verdict];
  return {
    id: decision.id,
    at: decision.decidedAt,
    rank: decisionRanks[decision.stage],
    icon: Gavel,
    tone,
    by: 'The gate',
    title: `${label}, ${stages[decision.stage]}`,
    body: (
      <div className="flex flex-col gap-2">
        <details open={decision.verdict !== 'allow'}>
          <summary className="cursor-pointer text-xs text-subtle">Findings</summary>
          <div className="mt-2">
            <FindingList findings={decision.findings} mentions={action.mentions} currency={action.currency} />
          </div>
        </details>
        <DecisionExplanation workspace={workspace} id={decision.id} />
      </div>
    ),
  };
}

function approvalItem(approval: ApprovalAnswer, workspace: string): Item {
  const { title, tone } = answers[approval.status];
  return {
    id: approval.id,
    at: approval.decidedAt ?? approval.createdAt,
    rank: 1,
    icon: UserCheck,
    tone,
    by: <NamedLabel named={approval.decidedBy ?? approval.reviewer} />,
    title,
    body: (
      <span className="flex flex-wrap gap-x-3">
        {approval.reason ? <span>“{approval.reason}”</span> : null}
        {approval.status === 'pending' ? (
          <span>
            due <RelativeTime at={approval.deadlineAt} />
          </span>
        ) : null}
        <TextLink href={`/${workspace}/approvals/${approval.id}`}>
          {approval.status === 'pending' ? 'Answer it' : 'Look at the approval'}
        </TextLink>
      </span>
    ),
  };
}

function executionItems(action: ActionDetail): Item[] {
  const { execution, currency, mentions } = action;
  if (!execution) return [];
  const table = <ExecutionFieldTable fields={execution.fields} currency={currency} mentions={mentions} />;
  const claimed: Item = {
    id: `${execution.id}-claimed`,
    at: execution.startedAt,
    rank: 4,
    icon: Lock,
    tone: 'info',
    by: 'The gateway',
    title: 'Claimed: the state before was read and kept',
    ...(execution.attempts > 1
      ? { body: `Attempt ${execution.attempts}: those before came to nothing.` }
      : {}),
  };
  if (execution.error) {
    const failed = execution.status === 'failed';
    return [
      claimed,
      {
        id: execution.id,
        at: execution.startedAt,
        rank: 5,
        icon: Send,
        tone: failed && action.status !== 'cleared' ? 'stop' : 'wait',
        title: failed ? failureTitle(action, execution) : 'The platform did not answer',
        body: execution.error.message,
      },
    ];
  }
  if (!execution.acceptedAt)
    return [
      {
        ...claimed,
        body: (
          <>
            {claimed.body}
            {table}
          </>
        ),
      },
    ];
  return [
    claimed,
    {
      id: execution.id,
      at: execution.acceptedAt,
      rank: 5,
      icon: Send,
      tone: 'ok',
      by: action.platform.name,
      title: 'Carried out',
      body: execution.externalRef ? (
        <span>
          Reference <code className="break-all">{execution.externalRef}</code>
        </span>
      ) : undefined,
    },
    {
      id: `${execution.id}-read`,
      at: execution.observedAt ?? execution.acceptedAt,
      rank: 6,
      icon: Eye,
      tone: execution.observedAt ? 'ok' : 'wait',
      title: execution.observedAt ? 'Read back: it is as intended' : 'Read back: not all of it shows yet',
      body: table,
    },
  ];
}

function undoItem(undo: ActionDetail['compensations'][number], all: readonly ActionDetail[]): Item {
  const executed = all.find((action) => action.id === undo.id);
  const { label, tone } = actionStatusWords[undo.status];
  const refused = undo.status === 'denied';
  return {
    id: undo.id,
    at: undo.createdAt,
    rank: 7,
    icon: Undo2,
    tone: refused ? 'stop' : tone,
    by: <NamedLabel named={undo.requester} />,
    title: refused ? 'Taking back was refused' : `Taking back: ${label.toLowerCase()}`,
    body: (
      <div id={undo.id} className="flex scroll-mt-20 flex-col gap-2">
        <span>“{undo.reasoning}”</span>
        {undo.refusals.map((refusal) => (
          <span key={refusal}>{refusal}</span>
        ))}
        {executed?.execution ? (
          <ExecutionFieldTable
            fields={executed.execution.fields}
            currency={executed.currency}
            mentions={executed.mentions}
          />
        ) : null}
      </div>
    ),
  };
}

function failureTitle({ status }: ActionDetail, { error }: ExecutionView): string {
  if (status === 'cleared') return 'Nothing happened; it is tried again';
  return error?.kind === 'terminal' ? 'The platform refused' : 'Nothing happened';
}
