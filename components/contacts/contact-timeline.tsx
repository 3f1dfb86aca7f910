import { Zap } from 'lucide-react';
import type { ActionSummary } from '@/lib/contracts/actions';
import type { ContactDetail } from '@/lib/contracts/contacts';
import { ActionStatusChip } from '../actions/action-status-chip';
import { NamedLabel } from '../actions/named-label';
import { actionHref } from '../actions/thing-href';
import { signalTimelineItem } from '../signals/signal-timeline';
import { TextLink } from '../ui/text-link';
import { Timeline, type TimelineItem } from '../ui/timeline';

/** What was seen of a contact and what was done about it, newest first. */
export function ContactTimeline({ contact, workspace }: { contact: ContactDetail; workspace: string }) {
  const items = [
    ...contact.signals.map((signal) => signalTimelineItem(signal, workspace)),
    ...contact.actions.map((action) => actionTimelineItem(action, workspace)),
  ].toSorted((left, right) => right.at.localeCompare(left.at));
  if (items.length === 0) return <p className="text-muted">Nothing has been seen or done yet.</p>;
  return <Timeline items={items} />;
}

function actionTimelineItem(action: ActionSummary, workspace: string): TimelineItem & { at: string } {
  return {
    id: action.id,
    icon: Zap,
    tone: 'accent',
    at: action.createdAt,
    by: <NamedLabel named={action.requester} />,
    title: (
      <TextLink href={actionHref(workspace, action)} quiet>
        {action.sentence}
      </TextLink>
    ),
    body: <ActionStatusChip status={action.status} size="sm" />,
  };
}
