import type { ReactNode } from 'react';
import { type Surface, surfaces, surfaceWords } from '@/lib/core/content/surface';
import { Page } from '../layout/page';
import { PageHeader } from '../ui/page-header';
import { LinkTabs } from '../ui/tabs';

/** Landing pages, e-mails and ads, and what may be claimed in them. */
export function ContentFrame({
  workspace,
  current,
  children,
}: {
  workspace: string;
  current: Surface | 'facts';
  children: ReactNode;
}) {
  const base = `/${workspace}/content`;
  const hrefs = { page: base, email: `${base}/emails`, ad: `${base}/ads`, facts: `${base}/facts` };
  return (
    <Page>
      <PageHeader
        title="Content"
        description="Landing pages, e-mails and ads with their variants by industry and role, and the approved facts that are all they may claim."
      />
      <LinkTabs
        label="Content"
        items={[
          ...surfaces.map((surface) => ({ href: hrefs[surface], label: surfaceWords[surface].plural })),
          { href: hrefs.facts, label: 'Approved facts' },
        ]}
        current={hrefs[current]}
      />
      {children}
    </Page>
  );
}
