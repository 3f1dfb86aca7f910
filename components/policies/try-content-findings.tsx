import { VerdictChip } from '../actions/verdict-chip';
import { hasPlace, type NumberedFinding } from './try-content-pieces';

/** What the guidelines object to, numbered as in the text, each with where it stands and the way out. */
export function TryContentFindings({
  findings,
  texts,
  idOf,
}: {
  findings: readonly NumberedFinding[];
  /** The texts that were tried, by name. */
  texts: ReadonlyMap<string, string>;
  idOf: (number: number) => string;
}) {
  return (
    <ol className="flex flex-col divide-y text-sm">
      {findings.map((finding) => (
        <li
          key={finding.number}
          id={idOf(finding.number)}
          tabIndex={-1}
          className="flex flex-col gap-1 py-2.5 first:pt-0 last:pb-0"
        >
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="text-xs font-medium text-muted">{finding.number}</span>
            <VerdictChip verdict={finding.verdict} size="sm" />
            <span className="text-xs text-muted">{placeOf(finding, texts)}</span>
            <code className="text-xs text-subtle">{finding.rule}</code>
          </div>
          <p className="text-pretty break-words">{finding.message}</p>
          <p className="text-xs text-muted">
            <span className="font-medium">Way out:</span> {finding.remedy}
          </p>
        </li>
      ))}
    </ol>
  );
}

function placeOf(finding: NumberedFinding, texts: ReadonlyMap<string, string>): string {
  if (finding.field === '') return 'Missing from the whole';
  if (!hasPlace(finding, texts.get(finding.field) ?? '')) return `The whole ${finding.field}`;
  return `In the ${finding.field}, characters ${finding.start + 1} to ${finding.end}`;
}
