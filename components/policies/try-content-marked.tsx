'use client';

import { cva } from 'class-variance-authority';
import { cutAtFindings, type NumberedFinding, type Piece } from './try-content-pieces';

const marked = cva('rounded-sm border-b-2 px-0.5', {
  variants: {
    verdict: {
      deny: 'border-stop bg-stop-soft text-stop',
      escalate: 'border-wait bg-wait-soft text-wait',
      allow: '',
    },
  },
});

/** A text with marks where something was found; the numbers lead to the findings below it. */
export function TryContentMarked({
  name,
  text,
  findings,
  idOf,
}: {
  name: string;
  text: string;
  findings: readonly NumberedFinding[];
  /** The id of the element that tells a finding. */
  idOf: (number: number) => string;
}) {
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-xs font-medium text-muted">{name}</h3>
      <p className="max-h-96 overflow-y-auto whitespace-pre-wrap break-words rounded-md border bg-sunken p-3 text-sm">
        {cutAtFindings(text, findings).map((piece) => (
          <MarkedPiece key={piece.start} piece={piece} idOf={idOf} />
        ))}
      </p>
    </div>
  );
}

function MarkedPiece({ piece, idOf }: { piece: Piece; idOf: (number: number) => string }) {
  const { text, findings, start } = piece;
  if (findings.length === 0) return text;
  const verdict = findings.some((finding) => finding.verdict === 'deny') ? 'deny' : 'escalate';
  const beginning = findings.filter((finding) => finding.start === start);
  return (
    <>
      {beginning.map(({ number }) => (
        <a key={number} href={`#${idOf(number)}`} className="mr-0.5 align-super text-2xs underline">
          <span className="sr-only">Finding </span>
          {number}
        </a>
      ))}
      <mark className={marked({ verdict })}>{text}</mark>
    </>
  );
}
