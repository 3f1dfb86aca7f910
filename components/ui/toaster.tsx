'use client';

import { useTheme } from 'next-themes';
import { Toaster as Sonner } from 'sonner';

/** Shows what `toast` from sonner is given. Stands once in the root layout. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-2.5 rounded-lg border border-line bg-surface p-3 text-sm text-fg shadow-overlay font-sans',
          title: 'font-medium',
          description: 'text-muted',
          success: '[&_[data-icon]]:text-ok',
          error: 'border-stop-line [&_[data-icon]]:text-stop',
          warning: '[&_[data-icon]]:text-wait',
          info: '[&_[data-icon]]:text-info',
          actionButton: 'ml-auto shrink-0 font-medium text-accent-text',
        },
      }}
    />
  );
}
