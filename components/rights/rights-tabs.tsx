import { LinkTabs } from '../ui/tabs';

/** What is asked for, and the register of what is done with people's data. */
export function RightsTabs({ workspace, current }: { workspace: string; current: 'requests' | 'register' }) {
  const base = `/${workspace}/rights`;
  return (
    <LinkTabs
      label="People’s rights"
      items={[
        { href: base, label: 'Requests' },
        { href: `${base}/register`, label: 'Register of processing' },
      ]}
      current={current === 'requests' ? base : `${base}/register`}
    />
  );
}
