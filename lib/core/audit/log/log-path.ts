import { TILE_WIDTH } from './tiles';

/** What a path of C2SP tlog-tiles names; null when it is none. The inverse of `tilePath` and `bundlePath`. */
export function parseLogPath(
  path: string,
): { level: number | 'entries'; index: number; width: number } | null {
  const [, level = '', groups = '', , partial] =
    /^tile\/(entries|\d|[1-5]\d|6[0-3])\/((?:x\d{3}\/){0,4}\d{3})(\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? [];
  if (level === '') return null;
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  // The one way to write a number, and the one way to write a full tile.
  if (groups.startsWith('x000/') || (partial !== undefined && width >= TILE_WIDTH)) return null;
  return {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width,
  };
}
