import type { ReactNode } from 'react';

/** One part of the page, kept together on paper where it fits. */
export function BoundsSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 break-inside-avoid-page border-t pt-4">
      <h2 className="text-base font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** Sentences below each other; `none` stands where there are none. */
export function SentenceList({ sentences, none }: { sentences: readonly string[]; none?: string }) {
  if (sentences.length === 0) return none ? <p className="text-muted">{none}</p> : null;
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 text-base">
      {sentences.map((sentence) => (
        <li key={sentence} className="text-pretty">
          {sentence}
        </li>
      ))}
    </ul>
  );
}
