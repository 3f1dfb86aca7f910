import { bytesInFile } from './charset';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The text that was read on and not yet made into rows: tells where in the file a row stands, by how much of the text it took.
 * Holds no more than what one row may take.
 */
export class ByteWindow {
  private readonly chunks: Buffer[] = [];
  private charset: () => string;
  /** Where in the file, unpacked, the window begins: in bytes, and by its line, the first being 1. */
  offset: number;
  line: number;

  constructor(start: { offset: number; line: number }, charset: () => string) {
    this.offset = start.offset;
    this.line = start.line;
    this.charset = charset;
  }

  push(chunk: Buffer): void {
    this.chunks.push(chunk);
  }

  /** Moves on by so many bytes of text; answers with the line at which the row in them begins, blank ones left out. */
  take(length: number): number {
    let left = length;
    let isBlank = true;
    let begins = this.line;
    while (left > 0) {
      const chunk = this.chunks[0];
      if (!chunk) break;
      const part = chunk.length <= left ? chunk : chunk.subarray(0, left);
      if (part === chunk) this.chunks.shift();
      else this.chunks[0] = chunk.subarray(left);
      left -= part.length;
      this.offset += bytesInFile(part, this.charset());
      for (let at = 0; at < part.length; at++) {
        const byte = part[at];
        if (byte === lineFeed) this.line++;
        else if (byte !== carriageReturn && isBlank) {
          isBlank = false;
          begins = this.line;
        }
      }
    }
    return begins;
  }
}
