import type { ReactNode } from 'react';
import { Page } from '../layout/page';
import { PageHeader } from '../ui/page-header';
import { LinkTabs } from '../ui/tabs';

/** Landing pages, and what may be claimed on them. */
export function ContentFrame({
  workspace,
  current,
  children,
}: {
  workspace: string;
  current: 'pages' | 'facts';
  children: ReactNode;
}) {
  const base = `/${workspace}/content`;
  return (
    <Page>
      <PageHeader
        title="Content"
        description="Landing pages with their variants by industry and role, and the approved facts that are all they may claim."
      />
      <LinkTabs
        label="Content"
        items={[
          { href: base, label: 'Landing pages' },
          { href: `${base}/facts`, label: 'Approved facts' },
        ]}
        current={current === 'pages' ? base : `${base}/facts`}
      />
      {children}
    </Page>
  );
}
