'use client';

import { toast } from 'sonner';
import { formatCount, formatPercent } from '@/lib/client/format';
import type { BuyingGroup, GroupMember } from '@/lib/contracts/interest';
import { type BuyingRole, buyingRoles, buyingRoleTitles } from '@/lib/core/signals/buying-group/buying-role';
import { NamedLabel } from '../actions/named-label';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { readProblem } from '../ui/problem';
import { Select } from '../ui/select';
import { Skeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { BuyingGroupMap } from './buying-group-map';
import { useConfirmRole } from './use-change-interest';
import { useBuyingGroup } from './use-interest';

/** Who decides in an account, by role: inferred with reasons until a person says it. */
export function BuyingGroupPanel({ accountId }: { accountId: string }) {
  const query = useBuyingGroup(accountId);
  const group = query.data;
  return (
    <Panel title="Buying group" description={group ? groupLine(group) : undefined} padding="none">
      {query.isPending ? (
        <div className="p-4">
          <Skeleton height="chart" />
        </div>
      ) : !group ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : group.members.length === 0 ? (
        <p className="p-4 text-muted">No contact belongs to this account yet.</p>
      ) : (
        <>
          <BuyingGroupMap members={group.members} />
          <ul className="divide-y">
            {group.members.map((member) => (
              <Member key={member.contact.id} member={member} accountId={accountId} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function groupLine({ members, people }: BuyingGroup): string {
  const known = new Set(members.map(({ role }) => role).filter((role) => role !== 'unknown')).size;
  const all = `${formatCount(people, 'person', 'people')}, ${formatCount(known, 'role')} known`;
  return members.length < people ? `${all}; the ${members.length} seen most lately are shown.` : all;
}

function Member({ member, accountId }: { member: GroupMember; accountId: string }) {
  const workspace = useWorkspaceSlug();
  const { contact, title, role, inferred, confirmed, recent, lastDay } = member;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-2.5">
      <span className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-2">
          <TextLink href={`/${workspace}/contacts/${contact.id}`}>{contact.name ?? contact.id}</TextLink>
          <StatusChip tone={roleTone(member)} size="sm">
            {buyingRoleTitles[role]}
          </StatusChip>
        </span>
        <span className="text-xs text-muted">
          {[
            title,
            recent > 0 ? `${formatCount(recent, 'engagement')} in 30 days` : null,
            lastDay ? `last on ${lastDay}` : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="text-xs text-muted">
          {confirmed ? (
            <>
              Said by <NamedLabel named={confirmed.by} workspace={workspace} />,{' '}
              <AbsoluteTime at={confirmed.at} />. Inferred: {buyingRoleTitles[inferred.role]}.
            </>
          ) : (
            [
              inferred.role === 'unknown'
                ? null
                : `Inferred with a confidence of ${formatPercent(inferred.confidence, { maximumFractionDigits: 0 })}.`,
              ...inferred.reasons,
            ]
              .filter(Boolean)
              .join(' ')
          )}
        </span>
      </span>
      <RoleChoice member={member} accountId={accountId} />
    </li>
  );
}

const roleTone = ({ role, confirmed }: GroupMember) =>
  confirmed ? 'ok' : role === 'unknown' ? 'neutral' : 'info';

const INFERRED = 'inferred';
type Choice = Exclude<BuyingRole, 'unknown'> | typeof INFERRED;

function RoleChoice({
  member: { contact, role, confirmed },
  accountId,
}: {
  member: GroupMember;
  accountId: string;
}) {
  const mayConfirm = useCan('profiles.merge');
  const confirm = useConfirmRole(accountId);
  if (!mayConfirm) return null;
  const options = [
    { value: INFERRED, label: 'As inferred' } as const,
    ...buyingRoles.flatMap((each) =>
      each === 'unknown' ? [] : [{ value: each, label: buyingRoleTitles[each] }],
    ),
  ] satisfies { value: Choice; label: string }[];
  return (
    <span className="w-44">
      <Select<Choice>
        size="sm"
        aria-label={`Role of ${contact.name ?? contact.id}`}
        options={options}
        value={confirmed && role !== 'unknown' ? role : INFERRED}
        disabled={confirm.isPending}
        onValueChange={(choice) =>
          confirm.mutate(
            { contactId: contact.id, role: choice === INFERRED ? null : choice },
            {
              onSuccess: () =>
                toast.success(choice === INFERRED ? 'The role is inferred again' : 'The role is kept'),
              onError: (error) => toast.error(readProblem(error).title),
            },
          )
        }
      />
    </span>
  );
}
