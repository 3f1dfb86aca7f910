import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

/** A link in running text or a table cell. */
export function TextLink({
  href,
  children,
  quiet = false,
}: {
  href: string;
  children: ReactNode;
  /** Takes the colour of the text around it until hovered. */
  quiet?: boolean;
}) {
  return (
    <Link
      href={href as Route}
      className={`rounded-sm underline-offset-3 hover:underline ${quiet ? '' : 'text-accent-text'}`}
    >
      {children}
    </Link>
  );
}
