import { redirect } from 'next/navigation';
import { SignOutButton } from '@/components/auth/sign-out-button';
import { AuthFrame } from '@/components/layout/auth-frame';
import { pageSession } from '@/lib/auth/access';
import { listOwnWorkspaces } from '@/lib/queries/people/list-own-workspaces';

export default async function HomePage() {
  const session = await pageSession();
  if (!session) redirect('/sign-in');
  const [workspace] = await listOwnWorkspaces(session.userId);
  if (workspace) redirect(`/${workspace.slug}/overview`);
  return (
    <AuthFrame
      title="You are in no workspace"
      description={`${session.email} is signed in, but no workspace lets this account in. An admin can add you.`}
    >
      <SignOutButton />
    </AuthFrame>
  );
}
