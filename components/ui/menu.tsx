'use client';

import { cva } from 'class-variance-authority';
import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { floatingClass, floatingItemClass } from './overlay';

const item = cva(floatingItemClass, {
  variants: { tone: { normal: 'text-fg [&_svg]:text-muted', danger: 'text-stop' } },
  defaultVariants: { tone: 'normal' },
});

export type MenuProps = {
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'right' | 'left';
  /** Where something else than the trigger opens it too. */
  control?: { open: boolean; onOpenChange: (open: boolean) => void };
};

/** A dropdown menu: `<Menu trigger={<Button/>}><MenuItem …/></Menu>`. */
export function Menu({ trigger, children, align = 'end', side = 'bottom', control }: MenuProps) {
  return (
    <DropdownMenu.Root {...control}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={floatingClass}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export type MenuItemProps = {
  children: ReactNode;
  icon?: LucideIcon;
  onSelect?: () => void;
  disabled?: boolean;
  tone?: 'normal' | 'danger';
  /** Shown right-aligned: a shortcut or a count. */
  hint?: ReactNode;
  /** Renders the child (a link) as the item. */
  asChild?: boolean;
};

export function MenuItem({
  children,
  icon: Icon,
  onSelect,
  disabled,
  tone,
  hint,
  asChild = false,
}: MenuItemProps) {
  return (
    <DropdownMenu.Item className={item({ tone })} onSelect={onSelect} disabled={disabled} asChild={asChild}>
      {asChild ? (
        children
      ) : (
        <>
          {Icon ? <Icon aria-hidden /> : null}
          <span className="flex-1">{children}</span>
          {hint ? <span className="text-xs text-subtle">{hint}</span> : null}
        </>
      )}
    </DropdownMenu.Item>
  );
}

/** One of several exclusive choices inside a menu. */
export function MenuChoice({
  value,
  onValueChange,
  options,
}: {
  value: string;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: string; icon?: LucideIcon }[];
}) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={onValueChange}>
      {options.map(({ value: optionValue, label, icon: Icon }) => (
        <DropdownMenu.RadioItem key={optionValue} value={optionValue} className={item()}>
          {Icon ? <Icon aria-hidden /> : null}
          <span className="flex-1">{label}</span>
          <DropdownMenu.ItemIndicator>
            <Check aria-hidden />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 py-1.5 text-xs text-subtle">{children}</DropdownMenu.Label>;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />;
}
