import type { PersonExplanation, PersonStep } from '@/lib/contracts/contact-explanation';
import { sourcesSentence } from '@/lib/core/explain/person/person-words';
import { formatDay } from '@/lib/core/shared/format-figures';
import { now } from '@/lib/platform/clock';
import type { Keyset } from '../list/keyset';
import { type ExplainedIn, profilesToExplain, readPersonExplanation } from './explain-contact';
import { readPersonSteps } from './read-person-steps';

const PAGE = 200;

/**
 * Everything that was decided about one person as one page of HTML to send: whole, without a script or anything from elsewhere, and
 * fit to print. @throws AppError `not_found` before anything is written.
 */
export async function contactDocument(
  workspace: ExplainedIn,
  contactId: string,
): Promise<{ total: number; parts: AsyncGenerator<string> }> {
  const profileIds = await profilesToExplain(workspace.id, contactId);
  const head = await readPersonExplanation(workspace, contactId, profileIds);
  return { total: head.total, parts: partsOf(workspace, head, profileIds) };
}

async function* partsOf(
  workspace: ExplainedIn,
  head: PersonExplanation,
  profileIds: readonly string[],
): AsyncGenerator<string> {
  yield opening(head, formatDay(now(), workspace.timeZone));
  for (let after: Keyset | null = null; ; ) {
    const steps = await readPersonSteps(workspace, profileIds, { after, take: PAGE });
    for (const step of steps) yield stepSection(step);
    const last = steps.at(-1);
    if (steps.length < PAGE || !last) break;
    after = { at: new Date(last.at), id: last.actionId };
  }
  yield closing(head);
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
const paragraph = (sentences: readonly string[]): string => `<p>${escaped(sentences.join(' '))}</p>\n`;
const term = (name: string, sentences: readonly string[]): string =>
  `<dt>${name}</dt><dd>${sentences.map(escaped).join('<br>')}</dd>\n`;

function opening({ name, workspace, intro, totalSentence, sources }: PersonExplanation, day: string): string {
  const rows = sources
    .map(
      ({ source, signals, firstOn, lastOn }) =>
        `<tr><td>${escaped(source)}</td><td>${signals}</td><td>${escaped(firstOn)}</td><td>${escaped(lastOn)}</td></tr>\n`,
    )
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What was decided about you</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>What was decided about you</h1>
<p class="meta">For ${escaped(name)}, from ${escaped(workspace)}, written on ${escaped(day)}</p>
</header>
${paragraph(intro)}${
  sources.length === 0
    ? ''
    : `<h2>Where the data came from</h2>
${paragraph([sourcesSentence])}<table>
<thead><tr><th scope="col">Source</th><th scope="col">How often</th><th scope="col">First</th><th scope="col">Last</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`
}<h2>The steps</h2>
${paragraph([totalSentence])}`;
}

const stepSection = (step: PersonStep): string => `<section>
<h3>${escaped(step.asked)}</h3>
<dl>
${term('What came of it', [step.outcome])}${term('Why', step.why)}${term('Who looked', step.reviewed)}${term('What data', step.data)}${term('With what', [step.versions])}${term('Number', [step.actionId])}</dl>
</section>
`;

const closing = ({ contest }: PersonExplanation): string => `<h2>If you do not agree</h2>
${paragraph(contest)}</main>
</body>
</html>
`;

const style = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
.meta { color: #555; margin: 0 0 1.5rem; }
section { border-top: 1px solid #ccc; padding: 1rem 0; break-inside: avoid; }
dl { display: grid; grid-template-columns: 9rem 1fr; gap: .35rem 1rem; margin: 0; }
dt { color: #555; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #ccc; padding: .35rem .75rem .35rem 0; text-align: left; }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
@media print {
  @page { margin: 18mm; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  body { font-size: 10.5pt; }
}
`;
