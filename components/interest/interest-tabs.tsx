import { LinkTabs } from '../ui/tabs';

/** What was observed, what stands out of it, and what interest is looked for. */
export function InterestTabs({
  workspace,
  current,
}: {
  workspace: string;
  current: 'signals' | 'surges' | 'topics';
}) {
  const base = `/${workspace}/signals`;
  return (
    <LinkTabs
      label="Signals"
      items={[
        { href: base, label: 'Signals' },
        { href: `${base}/surges`, label: 'Surges' },
        { href: `${base}/topics`, label: 'Topics' },
      ]}
      current={current === 'signals' ? base : `${base}/${current}`}
    />
  );
}
