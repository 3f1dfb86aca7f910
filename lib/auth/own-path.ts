/** A place within the console to go to after sign-in; anything that could lead elsewhere becomes the start page. */
export function ownPath(wanted: unknown): string {
  const base = 'http://own.invalid';
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, base)) return '/';
  const url = new URL(wanted, base);
  if (url.origin !== base || url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}`;
}
