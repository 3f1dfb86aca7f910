import type { ReactNode } from 'react';

type Texts = Readonly<Record<string, string | readonly string[]>>;

/** The words before and after, side by side; one below the other where there is no room. */
export function TextPair({
  before,
  after,
  afterTitle,
}: {
  before: Texts;
  after: Texts | null;
  afterTitle: string;
}) {
  return (
    <div className="grid gap-3 md:grid-cols-2">
      <Side title="By the statistical reasoner" texts={before} />
      <Side title={afterTitle} texts={after} none="Nothing usable: the statistical words stand." />
    </div>
  );
}

function Side({ title, texts, none }: { title: string; texts: Texts | null; none?: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0 rounded-md border border-line bg-sunken p-3">
      <h4 className="text-xs font-medium text-muted">{title}</h4>
      {texts === null ? (
        <p className="mt-1.5 text-sm text-muted">{none}</p>
      ) : (
        Object.entries(texts).map(([field, value]) => (
          <div key={field} className="mt-1.5 text-sm">
            {typeof value === 'string' ? (
              <p className="break-words whitespace-pre-wrap">{value}</p>
            ) : (
              <ul className="list-disc pl-4">
                {value.map((line) => (
                  <li key={line} className="break-words">
                    {line}
                  </li>
                ))}
              </ul>
            )}
          </div>
        ))
      )}
    </section>
  );
}
