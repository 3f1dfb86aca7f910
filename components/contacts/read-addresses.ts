/**
 * The e-mail addresses of a pasted text, each once, in lower case: separated by lines, commas, semicolons or blanks; `Name <address>` is
 * understood. `wrong` are pieces that should be an address and are none.
 */
export function readAddresses(text: string): { emails: string[]; wrong: string[] } {
  const named = /<([^<>\s]+)>/;
  const pieces = text
    .split(/[\n,;]+/)
    .flatMap((line) => named.exec(line)?.[1] ?? line.split(/\s+/))
    .map((piece) => piece.trim().toLowerCase())
    .filter((piece) => piece !== '');
  const isAddress = (piece: string) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/.test(piece);
  return {
    emails: [...new Set(pieces.filter(isAddress))],
    wrong: pieces.filter((piece) => !isAddress(piece)),
  };
}
