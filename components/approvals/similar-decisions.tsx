import type { ApprovalDetail } from '@/lib/contracts/approvals';
import { ActionStatusChip } from '../actions/action-status-chip';
import { Panel } from '../ui/panel';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { ApprovalStatusChip } from './approval-status-chip';

/** How earlier questions like it were answered, and how that turned out. */
export function SimilarDecisions({ approval, workspace }: { approval: ApprovalDetail; workspace: string }) {
  return (
    <Panel title="Similar decisions" description="Of the same kind, from the same proposer">
      {approval.similar.length === 0 ? (
        <p className="text-sm text-muted">Nobody has decided one like it yet.</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {approval.similar.map((each) => (
            <li key={each.id} className="flex flex-col gap-1 text-sm">
              <TextLink href={`/${workspace}/approvals/${each.id}`}>{each.sentence}</TextLink>
              <span className="flex flex-wrap items-center gap-2 text-xs text-muted">
                <ApprovalStatusChip status={each.status} size="sm" />
                <ActionStatusChip status={each.actionStatus} size="sm" />
                {each.judged ? (
                  <StatusChip tone={each.judged === 'right' ? 'ok' : 'stop'} size="sm">
                    {each.judged === 'right' ? 'Judged right' : 'Judged wrong'}
                  </StatusChip>
                ) : null}
                {each.decidedAt ? <RelativeTime at={each.decidedAt} /> : null}
              </span>
              {each.reason ? <span className="text-xs text-pretty text-muted">{each.reason}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
