import {
  Activity,
  BellRing,
  Bot,
  Building2,
  CircleGauge,
  ClipboardCheck,
  FlaskConical,
  GitFork,
  KeyRound,
  type LucideIcon,
  OctagonX,
  PanelsTopLeft,
  Radar,
  Radio,
  RadioTower,
  Route,
  Scale,
  ScrollText,
  ShieldCheck,
  Split,
  Undo2,
  Users,
  UsersRound,
  Wallet,
  Workflow,
} from 'lucide-react';
import type { Permission } from '@/lib/core/access/permissions';

export type NavItem = {
  /** Path below the workspace. */
  path: string;
  label: string;
  icon: LucideIcon;
  /** What one has to be allowed to find anything there. */
  needs?: Permission;
  /** Pressed after `g`. */
  shortcut: string;
  /** The key of the count that is shown beside it. */
  count?: 'approvals';
};

export type NavGroup = { label: string | null; items: readonly NavItem[] };

export const navGroups: readonly NavGroup[] = [
  {
    label: null,
    items: [
      { path: 'overview', label: 'Overview', icon: CircleGauge, shortcut: 'o' },
      { path: 'approvals', label: 'Approvals', icon: ClipboardCheck, shortcut: 'a', count: 'approvals' },
      { path: 'runs', label: 'Runs', icon: Activity, shortcut: 'r' },
      { path: 'agents', label: 'Agents', icon: Bot, shortcut: 'g' },
      { path: 'plays', label: 'Plays', icon: Route, shortcut: 'f' },
      { path: 'monitoring', label: 'Monitoring', icon: Radar, shortcut: 'm' },
      { path: 'holdouts', label: 'Holdouts', icon: GitFork, shortcut: 'h' },
      { path: 'attribution', label: 'Attribution', icon: Split, shortcut: 'x' },
      { path: 'content', label: 'Content', icon: PanelsTopLeft, shortcut: 'v' },
      { path: 'stops', label: 'Stops', icon: OctagonX, shortcut: 't' },
      { path: 'rollbacks', label: 'Rollbacks', icon: Undo2, shortcut: 'z' },
      { path: 'budgets', label: 'Budgets', icon: Wallet, shortcut: 'b' },
      { path: 'policies', label: 'Policies', icon: ShieldCheck, shortcut: 'l' },
    ],
  },
  {
    label: 'Market',
    items: [
      { path: 'accounts', label: 'Accounts', icon: Building2, shortcut: 'c' },
      { path: 'contacts', label: 'Contacts', icon: Users, shortcut: 'n', needs: 'contacts.read' },
      { path: 'signals', label: 'Signals', icon: Radio, shortcut: 's' },
      { path: 'sources', label: 'Sources', icon: RadioTower, shortcut: 'd' },
    ],
  },
  {
    label: 'Record',
    items: [
      { path: 'audit', label: 'Audit', icon: ScrollText, shortcut: 'u' },
      { path: 'rights', label: 'People’s rights', icon: Scale, shortcut: 'y' },
      {
        path: 'practice',
        label: 'Practice platform',
        icon: FlaskConical,
        shortcut: 'p',
        needs: 'contacts.read',
      },
    ],
  },
  {
    label: 'Settings',
    items: [
      { path: 'settings/people', label: 'People', icon: UsersRound, shortcut: 'e' },
      { path: 'settings/api-keys', label: 'API keys', icon: KeyRound, shortcut: 'k' },
      { path: 'settings/notifications', label: 'Notifications', icon: BellRing, shortcut: 'i' },
      { path: 'settings/engine', label: 'Workflow engine', icon: Workflow, shortcut: 'w' },
    ],
  },
];

export const navItems: readonly NavItem[] = navGroups.flatMap((group) => group.items);

/** `/acme/overview`. */
export function navHref(workspaceSlug: string, path: string): string {
  return `/${workspaceSlug}/${path}`;
}

/** The item whose page, or a page below it, is at `pathname`. */
export function findNavItem(workspaceSlug: string, pathname: string): NavItem | undefined {
  return navItems.find((item) => {
    const href = navHref(workspaceSlug, item.path);
    return pathname === href || pathname.startsWith(`${href}/`);
  });
}
