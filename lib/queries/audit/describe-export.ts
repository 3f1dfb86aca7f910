import { toBase64 } from '@/lib/core/audit/log/bytes';
import type { TreeHead } from '@/lib/core/audit/log/checkpoint';

/** README.md of an export: what is in it and how to check it, with our tools, with a browser, or with anybody's. */
export const describeExport = ({
  head,
  from,
  to,
  keys,
}: {
  head: TreeHead;
  from: number;
  to: number;
  keys: readonly string[];
}): string => `# Export of the record ${head.origin}

Entries ${from} to ${to - 1} of the ${head.size} in the log, as its owner signed it. Root of the log:
${toBase64(head.root)}

## Check it

- With Node 20 or newer, no packages and no network: \`node verify.mjs${from > 0 || to < head.size ? ` --range ${from}-${to}` : ''}\`
- In a browser, offline: open verify.html and choose this folder.
- With any tool for transparency logs: the files follow C2SP tlog-tiles and tlog-checkpoint, the keys C2SP signed-note.

All that an export shows by itself is that it is whole and signed. That nothing was changed since an earlier day shows when you bring a
head that you kept then: \`node verify.mjs --checkpoint FILE\`. Keep the file named checkpoint of this export, and this key:

${keys.map((key) => `    ${key}`).join('\n')}

and compare both with what the owner publishes: \`--key LINE\` then checks with your own copy.

## What is in it

| file | what |
|---|---|
| checkpoint | the signed head of the log: name, number of entries, root (C2SP tlog-checkpoint) |
| keys.txt | the keys that sign it, a line each (C2SP signed-note, Ed25519) |
| checkpoints.json | earlier signed heads |
| proofs.json | inclusion of the first and the last entry, consistency with each earlier head (RFC 9162, sections 2.1.3 and 2.1.4), in base64 |
| drops.json | the entries that say whose contents were dropped when their time was over, and their places |
| tile/entries/… | the entries, 256 to a file, each after its length in two bytes (most significant first); nothing where its contents were dropped |
| tile/0/…, tile/1/… | the hashes of the tree, 256 to a file |
| verify.mjs, verify.html | what checks them |
| witness.mjs | watches the log from a machine of your own and keeps its heads, signed again (C2SP tlog-cosignature) |

An entry is a JSON text in its one canonical form (RFC 8785). Its hash is SHA-256 of a zero byte and these bytes; that of a node is
SHA-256 of a one byte and the two hashes below it (RFC 9162, section 2.1.1).
`;
