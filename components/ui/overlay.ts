/** The one layer that dims the page behind a dialog or drawer. */
export const overlayClass = 'fixed inset-0 z-50 bg-scrim animate-overlay-in';

/** The surface of menus, popovers and lists that float above the page. */
export const floatingClass =
  'z-50 min-w-40 overflow-hidden rounded-lg border border-line bg-surface p-1 text-sm shadow-overlay animate-panel-in';

/** One row of a floating list. */
export const floatingItemClass =
  'relative flex cursor-default select-none items-center gap-2 rounded-md px-2 py-1.5 outline-none data-[disabled]:pointer-events-none data-[highlighted]:bg-hover data-[disabled]:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0';
