import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

type ZippedFile = { path: string; read: () => Promise<Uint8Array> };

/** Files as one ZIP to download. Each is read when those before it have been taken, so that memory holds one at a time. */
export function zipResponse(name: string, files: readonly ZippedFile[]): Response {
  const zip = new ZipFile();
  for (const { path, read } of files)
    zip.addReadStreamLazy(path, {}, (give) => {
      read().then(
        (bytes) => give(null, Readable.from([Buffer.from(bytes)])),
        (error: unknown) => give(error, Readable.from([])),
      );
    });
  zip.end();
  const body = Readable.toWeb(Readable.from(zip.outputStream)) as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
