import { fromBase64, toBase64 } from './bytes';

/** The head of a log at one moment: its first `size` entries have this root (32 bytes). */
export type TreeHead = { origin: string; size: number; root: Uint8Array };

const HASH_BYTES = 32;

/** The text that is signed, after C2SP tlog-checkpoint: origin, size, root, each on its line. */
export const formatCheckpoint = ({ origin, size, root }: TreeHead): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** Null when it is not the text of a checkpoint. Lines after the third are another log's own and are left alone. */
export function parseCheckpoint(text: string): TreeHead | null {
  const [origin = '', count = '', hash = ''] = text.split('\n');
  const root = fromBase64(hash);
  if (origin === '' || !/^(0|[1-9]\d{0,14})$/.test(count) || root?.length !== HASH_BYTES) return null;
  return { origin, size: Number(count), root };
}
