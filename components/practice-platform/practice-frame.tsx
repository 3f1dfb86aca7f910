import type { ReactNode } from 'react';
import { Page } from '../layout/page';
import { Callout } from '../ui/callout';
import { PageHeader } from '../ui/page-header';
import { LinkTabs } from '../ui/tabs';

const tabs = [
  { path: 'practice', label: 'CRM: contacts' },
  { path: 'practice/owners', label: 'CRM: owners' },
  { path: 'practice/deals', label: 'CRM: deals' },
  { path: 'practice/campaigns', label: 'Ads: campaigns' },
  { path: 'practice/sequences', label: 'Outreach: sequences' },
  { path: 'practice/enrolments', label: 'Outreach: enrolments' },
  { path: 'practice/mailbox', label: 'E-mail: mailbox' },
  { path: 'practice/texts', label: 'Text messages' },
  { path: 'practice/notices', label: 'In the product' },
  { path: 'practice/pages', label: 'CMS: landing pages' },
  { path: 'practice/requests', label: 'API requests' },
] as const;

/** What every page of the practice platform stands in: its label first, so that nobody takes it for a real vendor. */
export function PracticeFrame({
  workspace,
  current,
  children,
}: {
  workspace: string;
  current: (typeof tabs)[number]['path'];
  children: ReactNode;
}) {
  const href = (path: string) => `/${workspace}/${path}`;
  return (
    <Page>
      <PageHeader
        title="Practice platform"
        description="A CRM, an ad platform, an outreach tool, an e-mail and a text-message service, a product and a CMS to try things out on, as if in the vendor’s own screens."
      />
      <Callout tone="info" title="Practice platform — not a real vendor">
        Nothing here reaches a person or spends money. What you change here by hand counts as a change made
        outside of Mandate: no rule asks for it, and an undo leaves it alone.
      </Callout>
      <LinkTabs
        label="Parts of the practice platform"
        current={href(current)}
        items={tabs.map(({ path, label }) => ({ href: href(path), label }))}
      />
      {children}
    </Page>
  );
}
