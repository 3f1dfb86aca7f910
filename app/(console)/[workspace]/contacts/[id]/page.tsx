import type { Metadata } from 'next';
import { ContactDetail } from '@/components/contacts/contact-detail';
import { contactKeys } from '@/components/contacts/contact-keys';
import { Prefetched } from '@/components/layout/prefetched';
import { rightsKeys } from '@/components/rights/rights-keys';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readContact } from '@/lib/queries/contacts/read-contact';
import { readContactability } from '@/lib/queries/contacts/read-contactability';
import { readContactRights } from '@/lib/queries/rights/read-contact-rights';

export const metadata: Metadata = { title: 'Contact' };

export default async function ContactPage({
  params,
}: {
  params: Promise<{ workspace: string; id: string }>;
}) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const contact = await orNotFound(readContact(access.workspace, id));
  return (
    <Prefetched
      entries={[
        { key: contactKeys.detail(workspace, id), data: contact },
        {
          key: contactKeys.contactability(workspace, id),
          data: await readContactability(access.workspace, id),
        },
        { key: rightsKeys.contact(workspace, id), data: await readContactRights(access.workspace, id) },
      ]}
    >
      <ContactDetail workspace={workspace} id={id} />
    </Prefetched>
  );
}
