const attribution =
  /^.{0,200}(?:wrote|schrieb[^:]{0,80}|a écrit|escribió|ha scritto|schreef[^:]{0,80}|skrev[^:]{0,80}|escreveu)\s*:\s*$/iu;
const divider =
  /^\s*(?:-{2,}\s*(?:original message|ursprüngliche nachricht|message d.origine|mensaje original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande|mensagem original|forwarded message)|_{10,}\s*$)/iu;
const header = /^\s*\*?(?:from|von|de|da|van|från)\s*:\*?\s.{0,200}@/iu;

/**
 * The parts of a reply that its writer wrote, as [start, end) in the original text: without the quoted message, whose own footer would
 * otherwise speak for them.
 */
export function ownParts(text: string): [number, number][] {
  const lines: [number, number][] = [];
  for (let at = 0; at <= text.length; ) {
    const end = text.indexOf('\n', at);
    const to = end === -1 ? text.length : end + 1;
    lines.push([at, to]);
    if (end === -1) break;
    at = to;
  }
  const read = (index: number) => {
    const [from, to] = lines[index] ?? [0, 0];
    return text.slice(from, Math.min(to, from + 400)).trimEnd();
  };
  const own: [number, number][] = [];
  let wrote = false;
  for (let index = 0; index < lines.length; index++) {
    const line = read(index);
    if (/^\s*>/.test(line)) continue;
    if (attribution.test(line) || divider.test(line) || header.test(line)) {
      const quotesBySign = /^\s*>/.test(read(index + 1)) || /^\s*>/.test(read(index + 2));
      // Without signs everything below is the quoted message; above it nothing was written only if the answer stands below.
      if (!quotesBySign && wrote) break;
      continue;
    }
    if (line.trim() !== '') wrote = true;
    const part = lines[index];
    if (part) own.push(part);
  }
  return own;
}
