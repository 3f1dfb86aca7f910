import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Prefetched } from '@/components/layout/prefetched';
import { PolicyHistory } from '@/components/policies/policy-history';
import { policyKeys } from '@/components/policies/policy-keys';
import { PolicySectionScreen } from '@/components/policies/policy-section-screen';
import { findPolicyTab } from '@/components/policies/policy-tabs';
import { pageAccess } from '@/lib/auth/access';
import { readPolicyVersions } from '@/lib/queries/policies/read-policy-versions';

type Params = { params: Promise<{ workspace: string; section: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const tab = findPolicyTab((await params).section);
  return { title: tab ? `${tab.label} · Policies` : 'Policies' };
}

export default async function PolicySectionPage({ params }: Params) {
  const { workspace, section } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const tab = findPolicyTab(section);
  if (!tab) notFound();
  if (tab.section !== null) return <PolicySectionScreen section={tab.section} />;
  const versions = (await readPolicyVersions(access.workspace)).map(({ row }) => row);
  return (
    <Prefetched entries={[{ key: policyKeys.versions(workspace), data: { versions } }]}>
      <PolicyHistory />
    </Prefetched>
  );
}
