import { formatPercent } from '@/lib/client/format';
import type { ActionDetail } from '@/lib/contracts/actions';
import { ActionMoney } from '../actions/action-money';
import { ActionStatusChip, actionStatusWords } from '../actions/action-status-chip';
import { ClaimList } from '../actions/claim-list';
import { CloseUnclearAction } from '../actions/close-unclear-action';
import { ExpectedEffectText } from '../actions/expected-effect-text';
import { InputList } from '../actions/input-list';
import { MentionText } from '../actions/mention-text';
import { OutsideChangeList } from '../actions/outside-change-list';
import { PlatformBadge } from '../actions/platform-badge';
import { actionHref, auditHref } from '../actions/thing-href';
import { UndoActionButton } from '../actions/undo-action-button';
import { UndoFieldTable } from '../actions/undo-field-table';
import { MitigationList } from '../mitigations/mitigation-list';
import { GeneratedNote } from '../models/generated-note';
import { OutcomeControl } from '../outcomes/outcome-control';
import { Callout } from '../ui/callout';
import { CopyableId } from '../ui/copyable-id';
import { DescriptionList } from '../ui/description-list';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';
import { Timeline } from '../ui/timeline';
import { actionTimeline } from './action-timeline';

/** One action of a run from its proposal to its outcome. Its id is the anchor that links from everywhere lead to. */
export function RunAction({
  action,
  all,
  workspace,
  canUndo,
  canReadRecord,
}: {
  action: ActionDetail;
  /** All actions of the run: among them those that took this one back. */
  all: readonly ActionDetail[];
  workspace: string;
  canUndo: boolean;
  canReadRecord: boolean;
}) {
  return (
    <section id={action.id} className="scroll-mt-20 rounded-lg target:outline-2 target:outline-ring">
      <Panel
        title={action.sentence}
        description={action.title}
        actions={
          <>
            <ActionStatusChip status={action.status} />
            {canUndo ? <UndoActionButton action={action} workspace={workspace} /> : null}
          </>
        }
        footer={
          <>
            <CopyableId id={action.id} />
            {canReadRecord ? (
              <TextLink href={auditHref(workspace, 'action', action.id)}>Entries about this action</TextLink>
            ) : null}
          </>
        }
      >
        <div className="flex flex-col gap-5">
          <p className="text-muted">{actionStatusWords[action.status].sentence}</p>
          <GeneratedNote action={action} workspace={workspace} />
          <CloseUnclearAction action={action} workspace={workspace} />
          <OutsideChangeList action={action} />
          <OutcomeControl action={action} />
          <DescriptionList
            items={[
              {
                label: 'Reasoning',
                value: (
                  <span className="block max-w-prose text-pretty">
                    <MentionText text={action.reasoning} mentions={action.mentions} />
                  </span>
                ),
              },
              {
                label: 'Expected',
                value: <ExpectedEffectText effect={action.expectedEffect} currency={action.currency} />,
              },
              ...(action.requester.type === 'agent'
                ? [{ label: 'Confidence', value: formatPercent(action.confidence) }]
                : []),
              { label: 'At stake', value: <ActionMoney action={action} /> },
              { label: 'Platform', value: <PlatformBadge platform={action.platform} /> },
              ...(action.requester.type === 'agent' || action.inputs.length > 0
                ? [
                    {
                      label: 'Data',
                      value: (
                        <InputList inputs={action.inputs} mentions={action.mentions} workspace={workspace} />
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {action.claims.length > 0 ? <ClaimList claims={action.claims} workspace={workspace} /> : null}
          {action.conflict ? (
            <Callout tone="wait" title="Somebody changed it since. That edit was left alone.">
              <div className="mt-2">
                <UndoFieldTable fields={action.conflict} currency={action.currency} />
              </div>
            </Callout>
          ) : null}
          {action.mitigations.length > 0 ? (
            <Callout tone="info" title="It can’t be called back. What can be done instead:">
              <div className="mt-2">
                <MitigationList actionId={action.id} offers={action.mitigations} />
                {action.mitigatedBy.map(({ id, title, status }) => (
                  <p key={id} className="mt-2 flex flex-wrap items-center gap-2">
                    <TextLink href={actionHref(workspace, { id, runId: null })}>{title}</TextLink>
                    <ActionStatusChip status={status} />
                  </p>
                ))}
              </div>
            </Callout>
          ) : null}
          <Timeline items={actionTimeline(action, all, workspace)} />
        </div>
      </Panel>
    </section>
  );
}
