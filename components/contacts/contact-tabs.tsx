import { LinkTabs } from '../ui/tabs';

/** The three lists about people. */
export function ContactTabs({
  workspace,
  current,
}: {
  workspace: string;
  current: 'contacts' | 'suppressions' | 'distress';
}) {
  const base = `/${workspace}/contacts`;
  const items = [
    { key: 'contacts', href: base, label: 'People' },
    { key: 'suppressions', href: `${base}/suppressions`, label: 'Blocks' },
    { key: 'distress', href: `${base}/distress`, label: 'Signs of distress' },
  ];
  return (
    <LinkTabs
      label="Lists about people"
      items={items}
      current={items.find(({ key }) => key === current)?.href ?? base}
    />
  );
}
