import type { Metadata } from 'next';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { RegisterDownload } from '@/components/rights/register-download';
import { RegisterScreen } from '@/components/rights/register-screen';
import { rightsKeys } from '@/components/rights/rights-keys';
import { RightsTabs } from '@/components/rights/rights-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { readRegister } from '@/lib/queries/rights/read-register';

export const metadata: Metadata = { title: 'Register of processing' };

export default async function RegisterPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  return (
    <Page>
      <PageHeader
        title="Register of processing"
        description="What agents do with people’s data (Art. 30), as it is in force and on record now. Nothing here is typed in."
        actions={<RegisterDownload workspace={workspace} />}
      />
      <RightsTabs workspace={workspace} current="register" />
      <Prefetched
        entries={[{ key: rightsKeys.register(workspace), data: await readRegister(access.workspace) }]}
      >
        <RegisterScreen workspace={workspace} />
      </Prefetched>
    </Page>
  );
}
