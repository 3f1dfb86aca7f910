import { LinkTabs } from '../ui/tabs';

/** Where signals come from, and what arrived from there. */
export function SourcesTabs({
  workspace,
  current,
}: {
  workspace: string;
  current: 'sources' | 'deliveries' | 'files' | 'data-centres';
}) {
  const base = `/${workspace}/sources`;
  return (
    <LinkTabs
      label="Sources"
      items={[
        { href: base, label: 'Sources' },
        { href: `${base}/deliveries`, label: 'Deliveries' },
        { href: `${base}/files`, label: 'Files' },
        { href: `${base}/data-centres`, label: 'Data centres' },
      ]}
      current={current === 'sources' ? base : `${base}/${current}`}
    />
  );
}
