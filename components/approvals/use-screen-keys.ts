'use client';

import { useEffect, useEffectEvent } from 'react';

const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="menu"]';

/**
 * Single keys of a screen. Silent while someone types, with a modifier held, and while a dialog is open. A handler that
 * returns `false` leaves the key to the browser.
 */
export function useScreenKeys(handlers: Readonly<Record<string, () => unknown>>): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const handler = Object.hasOwn(handlers, event.key) ? handlers[event.key] : undefined;
    if (!handler || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(TYPING) || document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    if (handler() !== false) event.preventDefault();
  });
  // The outside system is the keyboard: keys that no element of the page is focused for.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
