import type { Metadata } from 'next';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { researchKeys } from '@/components/research/research-keys';
import { SignalIntelligenceScreen } from '@/components/research/signal-intelligence-screen';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { signalIntelligenceQuerySchema } from '@/lib/contracts/research';
import { readSignalIntelligence } from '@/lib/queries/research/read-signal-intelligence';

export const metadata: Metadata = { title: 'Signal intelligence' };

export default async function SignalIntelligencePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const { days } = signalIntelligenceQuerySchema.parse({});
  const results = await readSignalIntelligence(access.workspace, days);
  return (
    <Page>
      <PageHeader
        title={results.title}
        breadcrumb={[{ label: 'Agents', href: `/${workspace}/agents` }]}
        description={`${results.craft} It proposes no action, so it has no scope: version ${results.version}.`}
      />
      <Prefetched entries={[{ key: researchKeys.results(workspace, days), data: results }]}>
        <SignalIntelligenceScreen days={days} />
      </Prefetched>
    </Page>
  );
}
