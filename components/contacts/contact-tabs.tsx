import { LinkTabs } from '../ui/tabs';

/** The lists about people. */
export function ContactTabs({
  workspace,
  current,
}: {
  workspace: string;
  current: 'contacts' | 'suppressions' | 'distress' | 'duplicates';
}) {
  const base = `/${workspace}/contacts`;
  const items = [
    { key: 'contacts', href: base, label: 'People' },
    { key: 'suppressions', href: `${base}/suppressions`, label: 'Blocks' },
    { key: 'distress', href: `${base}/distress`, label: 'Signs of distress' },
    { key: 'duplicates', href: `${base}/duplicates`, label: 'Duplicates' },
  ];
  return (
    <LinkTabs
      label="Lists about people"
      items={items}
      current={items.find(({ key }) => key === current)?.href ?? base}
    />
  );
}
