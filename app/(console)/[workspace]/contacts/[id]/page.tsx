import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { ContactDetail } from '@/components/contacts/contact-detail';
import { contactKeys } from '@/components/contacts/contact-keys';
import { Prefetched } from '@/components/layout/prefetched';
import { profileKeys } from '@/components/profiles/profile-keys';
import { rightsKeys } from '@/components/rights/rights-keys';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readContact } from '@/lib/queries/contacts/read-contact';
import { readContactability } from '@/lib/queries/contacts/read-contactability';
import { listPersonProfiles } from '@/lib/queries/profiles/list-person-profiles';
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
  // A profile that was found to be somebody's leads to that person.
  if (contact.id !== id) redirect(`/${workspace}/contacts/${contact.id}` as Route);
  return (
    <Prefetched
      entries={[
        { key: profileKeys.ofPerson(workspace, id), data: await listPersonProfiles(access.workspace, id) },
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
