import { LinkTabs } from '../ui/tabs';

/** The entries of the record, and how long they are kept. */
export function AuditTabs({ workspace, current }: { workspace: string; current: 'entries' | 'retention' }) {
  const base = `/${workspace}/audit`;
  return (
    <LinkTabs
      label="Audit"
      items={[
        { href: base, label: 'Entries' },
        { href: `${base}/retention`, label: 'Retention and holds' },
      ]}
      current={current === 'entries' ? base : `${base}/retention`}
    />
  );
}
