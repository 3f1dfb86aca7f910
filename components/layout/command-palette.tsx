'use client';

import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from '../ui/kbd';
import { overlayClass } from '../ui/overlay';
import { navHref } from './nav-items';
import { useNavGroups } from './use-nav-groups';

/** A thing the palette can do besides going to a page. */
export type PaletteCommand = { id: string; label: string; hint?: string; onSelect: () => void };

const itemClass =
  'flex h-9 cursor-default items-center gap-2.5 rounded-md px-2 text-sm data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:text-subtle';

/** Goes anywhere and does the frequent things by typing. Loaded when it is first opened. */
export function CommandPalette({
  workspaceSlug,
  commands,
  onClose,
}: {
  workspaceSlug: string;
  commands: readonly PaletteCommand[];
  onClose: () => void;
}) {
  const router = useRouter();
  const groups = useNavGroups();
  const run = (action: () => void) => {
    onClose();
    action();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayClass} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[10dvh] z-50 mx-auto max-w-lg animate-panel-in overflow-hidden rounded-xl border border-line bg-surface shadow-overlay focus:outline-none"
        >
          <Dialog.Title className="sr-only">Go to or do</Dialog.Title>
          <Command loop label="Commands">
            <div className="flex items-center gap-2.5 border-b px-3.5">
              <Search aria-hidden className="size-4 shrink-0 text-subtle" />
              <Command.Input
                autoFocus
                placeholder="Go to, or do…"
                className="h-11 w-full bg-transparent text-base outline-none max-sm:text-lg"
              />
            </div>
            <Command.List className="max-h-[50dvh] overflow-y-auto p-1.5">
              <Command.Empty className="px-2 py-6 text-center text-sm text-muted">
                Nothing by that name.
              </Command.Empty>
              {commands.length > 0 ? (
                <PaletteGroup heading="Do">
                  {commands.map((command) => (
                    <Command.Item
                      key={command.id}
                      value={`${command.label} ${command.hint ?? ''}`}
                      onSelect={() => run(command.onSelect)}
                      className={itemClass}
                    >
                      <span className="flex-1">{command.label}</span>
                      {command.hint ? <span className="text-xs text-subtle">{command.hint}</span> : null}
                    </Command.Item>
                  ))}
                </PaletteGroup>
              ) : null}
              <PaletteGroup heading="Go to">
                {groups.flatMap((group) =>
                  group.items.map((item) => (
                    <Command.Item
                      key={item.path}
                      value={`${item.label} ${group.label ?? ''}`}
                      onSelect={() => run(() => router.push(navHref(workspaceSlug, item.path) as Route))}
                      className={itemClass}
                    >
                      <item.icon aria-hidden />
                      <span className="flex-1">{item.label}</span>
                      <span className="flex gap-1">
                        <Kbd>g</Kbd>
                        <Kbd>{item.shortcut}</Kbd>
                      </span>
                    </Command.Item>
                  )),
                )}
              </PaletteGroup>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-subtle"
    >
      {children}
    </Command.Group>
  );
}
