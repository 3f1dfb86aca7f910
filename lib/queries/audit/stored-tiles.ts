import { type TileReader, tileReader } from '@/lib/core/audit/log/tile-reader';
import { sha256 } from '@/lib/platform/hash';
import { readTile } from './read-log-file';

/** The tree of a workspace's log as it was with `size` entries. Tiles only grow to the right: what they had then is how they begin. */
export const storedTiles = (workspaceId: string, size: number): TileReader =>
  tileReader(sha256, ({ level, index }, width) => readTile(workspaceId, level, { index, width }), size);
