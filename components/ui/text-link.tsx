import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

/** A link in running text or a table cell. */
export function TextLink({
  href,
  children,
  quiet = false,
  inSentence = false,
}: {
  href: string;
  children: ReactNode;
  /** Takes the colour of the text around it until hovered. */
  quiet?: boolean;
  /** Stands between words that are no link: then its colour alone does not tell it from them. */
  inSentence?: boolean;
}) {
  return (
    <Link
      href={href as Route}
      className={`rounded-sm underline-offset-3 ${inSentence ? 'underline' : 'hover:underline'} ${quiet ? '' : 'text-accent-text'}`}
    >
      {children}
    </Link>
  );
}
