'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { navHref, navItems } from './nav-items';

const SEQUENCE_MS = 1200;
const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';

/** `g` then a letter goes to a page; Ctrl/Cmd-K opens the palette. Silent while typing or in a dialog. */
export function useNavigationKeys(workspaceSlug: string, onOpenPalette: () => void): void {
  const router = useRouter();
  // The outside system is the keyboard: keys that no element of the page is focused for.
  useEffect(() => {
    let startedAtMs = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onOpenPalette();
        return;
      }
      const target = event.target instanceof Element ? event.target : null;
      const isBusy =
        target?.closest(TYPING) || document.querySelector('[role="dialog"], [role="alertdialog"]');
      if (isBusy || event.metaKey || event.ctrlKey || event.altKey || event.repeat) return;
      if (event.timeStamp - startedAtMs < SEQUENCE_MS) {
        startedAtMs = Number.NEGATIVE_INFINITY;
        const item = navItems.find((each) => each.shortcut === event.key.toLowerCase());
        if (!item) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        router.push(navHref(workspaceSlug, item.path) as Route);
      } else if (event.key === 'g') {
        startedAtMs = event.timeStamp;
      }
    };
    // Capturing, so that a screen's own single-letter keys do not fire on the second letter of a sequence.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [router, workspaceSlug, onOpenPalette]);
}
