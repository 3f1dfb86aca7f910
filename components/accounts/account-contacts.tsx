import { formatPercent } from '@/lib/client/format';
import type { ContactRow } from '@/lib/contracts/contacts';
import { contactName } from '../contacts/contact-name';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';

/** The people of an account, one line each. */
export function AccountContacts({
  contacts,
  workspace,
}: {
  contacts: readonly ContactRow[];
  workspace: string;
}) {
  if (contacts.length === 0) return <p className="p-4 text-muted">No contact belongs to it.</p>;
  return (
    <ul className="divide-y">
      {contacts.map((contact) => (
        <li
          key={contact.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5"
        >
          <span className="flex min-w-0 flex-col">
            <TextLink href={`/${workspace}/contacts/${contact.id}`}>{contactName(contact)}</TextLink>
            <span className="text-xs text-muted">
              {[
                contact.title,
                contact.owner ? `owned by ${contact.owner.name ?? contact.owner.id}` : 'no owner',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <span className="flex flex-wrap items-center gap-x-3 text-xs text-muted">
            {contact.convertedAt === null ? null : (
              <StatusChip tone="ok" size="sm">
                Converted
              </StatusChip>
            )}
            {contact.score === null ? null : <span>score {formatPercent(contact.score)}</span>}
            {contact.lastSignalAt === null ? null : <RelativeTime at={contact.lastSignalAt} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
