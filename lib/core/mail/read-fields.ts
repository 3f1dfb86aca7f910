/** The fields of one block by their names in lower case, unfolded; of several with one name, the first. */
export type Fields = ReadonlyMap<string, string>;

const field = /^([A-Za-z][A-Za-z0-9-]{0,60})[ \t]{0,5}:(.*)$/;

/** Reads one block of `Name: value` lines; a line that begins with a blank continues the one above, others are passed over. */
export function readFields(block: string): Fields {
  const fields = new Map<string, string>();
  let open: string | null = null;
  for (const line of block.split('\n')) {
    if (/^[ \t]/.test(line)) {
      if (open) fields.set(open, `${fields.get(open) ?? ''} ${line.trim()}`.trim());
      continue;
    }
    const found = field.exec(line.trimEnd());
    const name = found?.[1]?.toLowerCase();
    open = name && !fields.has(name) ? name : null;
    if (open) fields.set(open, (found?.[2] ?? '').trim());
  }
  return fields;
}

/** The blocks of a text that blank lines divide, each read as fields; those without any are left off. */
export const readFieldGroups = (text: string): Fields[] =>
  text
    .replaceAll('\r', '')
    .split(/\n[ \t]*\n/)
    .map(readFields)
    .filter((fields) => fields.size > 0);
