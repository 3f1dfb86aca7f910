import type { Metadata } from 'next';
import { ChangePasswordForm } from '@/components/auth/change-password-form';
import { roleTitles } from '@/components/auth/role-titles';
import { SignOutButton } from '@/components/auth/sign-out-button';
import { Page, PageColumns } from '@/components/layout/page';
import { MailsSwitch } from '@/components/notifications/mails-switch';
import { Callout } from '@/components/ui/callout';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { pageAccess, pageSession } from '@/lib/auth/access';
import { getMe } from '@/lib/queries/people/get-me';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read', { duringPasswordChange: true });
  const [session, { person }] = await Promise.all([pageSession(), getMe(access)]);
  return (
    <Page>
      <PageHeader title="Account" actions={<SignOutButton />} />
      {session?.mustChangePassword ? (
        <Callout tone="wait" title="Choose a password of your own">
          You signed in with a one-time password. Everything else opens once you have replaced it.
        </Callout>
      ) : null}
      <PageColumns
        main={
          <>
            <Panel title="Password" description="Changing it ends your sessions in all other browsers.">
              <ChangePasswordForm />
            </Panel>
            {person && !session?.mustChangePassword ? (
              <Panel title="E-mail">
                <MailsSwitch initial={person.mailsApprovals} />
              </Panel>
            ) : null}
          </>
        }
        side={
          <Panel title="You">
            <DescriptionList
              items={[
                { label: 'Name', value: person?.name },
                { label: 'E-mail', value: person?.email },
                {
                  label: 'Roles',
                  value: person?.roles.map((role) => roleTitles[role].title).join(', '),
                },
              ]}
            />
          </Panel>
        }
      />
    </Page>
  );
}
