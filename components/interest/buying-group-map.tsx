'use client';

import { formatCount } from '@/lib/client/format';
import type { GroupMember } from '@/lib/contracts/interest';
import { type BuyingRole, buyingRoles, buyingRoleTitles } from '@/lib/core/signals/buying-group/buying-role';
import { useWorkspaceSlug } from '../auth/access-context';
import { TextLink } from '../ui/text-link';

/** Of a role, so many are named. */
const NAMED = 4;

/** Who plays which part at a glance, those who were active lately first; a part that nobody plays shows as a gap. */
export function BuyingGroupMap({ members }: { members: readonly GroupMember[] }) {
  const known = buyingRoles.filter((role) => role !== 'unknown');
  const without = members.filter(({ role }) => role === 'unknown').length;
  return (
    <div className="flex flex-col gap-2 border-b p-4">
      <ul aria-label="Buying group by role" className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {known.map((role) => (
          <Part key={role} role={role} members={members.filter((member) => member.role === role)} />
        ))}
      </ul>
      {without > 0 ? (
        <p className="text-xs text-muted">
          Of {formatCount(without, 'person', 'people')} nothing tells the part they play.
        </p>
      ) : null}
    </div>
  );
}

function Part({ role, members }: { role: BuyingRole; members: readonly GroupMember[] }) {
  const workspace = useWorkspaceSlug();
  const sorted = members.toSorted((a, b) => b.recent - a.recent);
  return (
    <li
      className={`flex flex-col gap-1 rounded-md border p-3 text-sm ${members.length === 0 ? 'border-dashed border-line' : ''}`}
    >
      <span className="flex items-baseline justify-between gap-2">
        <span className="font-medium">{buyingRoleTitles[role]}</span>
        <span className="text-xs text-muted tabular-nums">{members.length}</span>
      </span>
      {sorted.slice(0, NAMED).map(({ contact, recent, confirmed }) => (
        <span key={contact.id} className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-2">
          <TextLink href={`/${workspace}/contacts/${contact.id}`}>{contact.name ?? contact.id}</TextLink>
          <span className="text-xs text-muted">
            {[confirmed ? 'confirmed' : null, recent > 0 ? `${recent} in 30 days` : 'quiet']
              .filter(Boolean)
              .join(', ')}
          </span>
        </span>
      ))}
      {members.length === 0 ? <span className="text-xs text-muted">Nobody known</span> : null}
      {members.length > NAMED ? (
        <span className="text-xs text-muted">and {members.length - NAMED} more below</span>
      ) : null}
    </li>
  );
}
