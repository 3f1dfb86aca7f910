/** As long as the name of a trait or property may be. */
const nameLength = 80;

/** Names of columns as rows can be kept by them, each once; `notes` tells what was changed, for whoever maps them. */
export function cleanHeader(cells: readonly string[]): { header: string[]; notes: string[] } {
  const notes: string[] = [];
  const taken = new Set<string>();
  const header = cells.map((cell, index) => {
    const said = cell.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim();
    // An object takes a key of this name for something else.
    const usable = said === '__proto__' ? '__proto__ column' : said;
    const short = usable === '' ? `column ${index + 1}` : usable.slice(0, nameLength).trim();
    const name = unique(short, taken);
    taken.add(name);
    if (usable === '') notes.push(`Column ${index + 1} has no name: it is called ${name}.`);
    else if (short !== usable)
      notes.push(
        `The name of column ${index + 1} is longer than ${nameLength} characters: it is cut to ${name}.`,
      );
    else if (name !== said)
      notes.push(`Column ${index + 1}, ${said}, is called ${name}: its name can't be used twice.`);
    return name;
  });
  if (looksLikeData(cells))
    notes.push('The first row looks like data: the file seems to lack a row of names.');
  return { header, notes };
}

function unique(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number++) {
    const suffix = ` (${number})`;
    candidate = name.slice(0, nameLength - suffix.length) + suffix;
  }
  return candidate;
}

function looksLikeData(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return (
    filled.some((cell) => /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(cell.trim())) ||
    (filled.length > 1 && filled.every((cell) => /^[\d.,:/+ -]+$/.test(cell)))
  );
}
