import { LinkTabs } from '../ui/tabs';

/** Where signals come from, and what arrived from there. */
export function SourcesTabs({
  workspace,
  current,
}: {
  workspace: string;
  current: 'sources' | 'deliveries' | 'files';
}) {
  const base = `/${workspace}/sources`;
  return (
    <LinkTabs
      label="Sources"
      items={[
        { href: base, label: 'Sources' },
        { href: `${base}/deliveries`, label: 'Deliveries' },
        { href: `${base}/files`, label: 'Files' },
      ]}
      current={current === 'sources' ? base : `${base}/${current}`}
    />
  );
}
