import { formatPercent } from '@/lib/client/format';
import type { ContactRow } from '@/lib/contracts/contacts';
import { TierBadge } from '../accounts/tier-badge';
import { dataTableColumns } from '../data-table/columns';
import { OrMissing } from '../ui/or-missing';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { contactName } from './contact-name';

const column = dataTableColumns<ContactRow>();

/** The columns of a list of contacts. */
export const contactColumns = (workspace: string) =>
  column.columns([
    column.accessor('externalId', {
      header: 'Contact',
      meta: { narrow: 'title' },
      cell: ({ row: { original } }) => (
        <span className="flex min-w-0 flex-col">
          <span className="break-words">{contactName(original)}</span>
          {original.title ? <span className="text-xs font-normal text-muted">{original.title}</span> : null}
        </span>
      ),
    }),
    column.accessor('account', {
      header: 'Account',
      cell: ({ getValue }) => <AccountCell account={getValue()} workspace={workspace} />,
    }),
    column.accessor('region', {
      header: 'Region',
      cell: ({ getValue }) => <OrMissing>{getValue()}</OrMissing>,
    }),
    column.accessor('score', {
      header: 'Score',
      meta: { sort: 'desc', align: 'right', width: 'fit' },
      cell: ({ getValue }) => <ScoreCell score={getValue()} />,
    }),
    column.accessor('owner', {
      header: 'Owner',
      cell: ({ getValue }) => <OwnerCell owner={getValue()} />,
    }),
    column.accessor('convertedAt', {
      header: 'Converted',
      meta: { width: 'fit' },
      cell: ({ getValue }) =>
        getValue() === null ? <OrMissing>{null}</OrMissing> : <StatusChip tone="ok">Converted</StatusChip>,
    }),
    column.accessor('lastSignalAt', {
      header: 'Last signal',
      meta: { sort: 'desc', align: 'right', width: 'fit' },
      cell: ({ getValue }) => <LastSignalCell at={getValue()} />,
    }),
  ]);

function AccountCell({ account, workspace }: { account: ContactRow['account']; workspace: string }) {
  if (!account) return <OrMissing>{null}</OrMissing>;
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <TextLink href={`/${workspace}/accounts/${account.id}`} quiet>
        {account.name}
      </TextLink>
      <TierBadge tier={account.tier} />
    </span>
  );
}

function ScoreCell({ score }: { score: number | null }) {
  return <OrMissing>{score === null ? null : formatPercent(score)}</OrMissing>;
}

function OwnerCell({ owner }: { owner: ContactRow['owner'] }) {
  if (!owner) return <span className="text-subtle">nobody</span>;
  return <span title={owner.id}>{owner.name ?? owner.id}</span>;
}

function LastSignalCell({ at }: { at: string | null }) {
  return <OrMissing>{at && <RelativeTime at={at} />}</OrMissing>;
}
