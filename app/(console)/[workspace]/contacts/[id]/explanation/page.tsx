import type { Metadata } from 'next';
import { ContactExplanation } from '@/components/contacts/contact-explanation';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { explainContact } from '@/lib/queries/contacts/explain-contact';

export const metadata: Metadata = { title: 'What was decided about a person' };

export default async function ContactExplanationPage({
  params,
}: {
  params: Promise<{ workspace: string; id: string }>;
}) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'contacts.explain');
  const first = await orNotFound(explainContact(access.workspace, id, { limit: 20 }));
  return <ContactExplanation workspace={workspace} id={id} first={first} />;
}
