'use client';

import { CheckCheck } from 'lucide-react';
import { formatCount } from '@/lib/client/format';
import type { Overview } from '@/lib/contracts/overview';
import { ActionMoney } from '../actions/action-money';
import { NamedLabel } from '../actions/named-label';
import { useAccess } from '../auth/access-context';
import { Badge } from '../ui/badge';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';

/** What waits for a person, the one whose time ends first on top. */
export function WaitingPanel({ waiting }: { waiting: Overview['waiting'] }) {
  const { slug } = useAccess().workspace;
  return (
    <Panel
      title="Waits for a person"
      description="First the one whose time ends first. Silence never means yes."
      tone={waiting.count > 0 ? 'wait' : 'plain'}
      padding="none"
      actions={
        <TextLink href={`/${slug}/approvals`}>
          {waiting.count > waiting.rows.length ? `All ${waiting.count}` : 'The queue'}
        </TextLink>
      }
    >
      {waiting.rows.length === 0 ? (
        <EmptyState title="Nothing waits" icon={CheckCheck}>
          What the gate may not let through by itself will stand here.
        </EmptyState>
      ) : (
        <ul className="divide-y" aria-label={formatCount(waiting.rows.length, 'approval')}>
          {waiting.rows.map(({ id, deadlineAt, isMine, action }) => (
            <li
              key={id}
              className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2.5"
            >
              <div className="min-w-0 flex-1 basis-64">
                <p className="flex flex-wrap items-center gap-x-2">
                  <TextLink href={`/${slug}/approvals/${id}`}>{action.sentence}</TextLink>
                  {isMine ? <Badge tone="accent">for you</Badge> : null}
                </p>
                <p className="flex flex-wrap gap-x-2 text-xs text-muted">
                  <NamedLabel named={action.requester} /> · <ActionMoney action={action} />
                </p>
              </div>
              <p className="text-xs text-muted">
                time ends <RelativeTime at={deadlineAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
