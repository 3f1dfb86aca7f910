import { request as requestPlain } from 'node:http';
import { request } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { env } from '../env';
import { lookUpPublic } from '../webhooks/public-address';

/** `body` is decompressed. The signal ends the reading of it, too. */
export type Answer = { status: number; headers: Headers; body: AsyncIterable<Uint8Array> | null };
export type OpenUrl = (
  url: string,
  init: { headers: Record<string, string>; signal: AbortSignal },
) => Promise<Answer>;

/** The host's name stands for an address that is not on the public internet. */
export class AddressInside extends Error {}

/**
 * Asks one address by GET over a connection of its own and follows no redirection. A host that leads inside the network is not connected to.
 * @throws AddressInside, or what else kept it from an answer.
 */
export const openUrl: OpenUrl = (url, { headers, signal }) => {
  const open = url.startsWith('https:') ? request : requestPlain;
  return new Promise((resolve, reject) => {
    const call = open(
      url,
      {
        agent: false,
        headers: { ...headers, 'accept-encoding': 'gzip, deflate, br' },
        signal,
        ...(env().WEBHOOKS_INSIDE ? {} : { lookup: lookUpPublic }),
      },
      (answer) => {
        const stated = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
          values.map((value): [string, string] => [name, value]),
        );
        resolve({ status: answer.statusCode ?? 0, headers: new Headers(stated), body: decompressed(answer) });
      },
    );
    call.on('error', (error) =>
      reject(/inside the network/.test(error.message) ? new AddressInside(error.message) : error),
    );
    call.end();
  });
};

const decompressors: Record<string, () => NodeJS.ReadWriteStream & Readable> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

function decompressed(answer: Readable & { headers: { 'content-encoding'?: string } }): Readable {
  const open = decompressors[answer.headers['content-encoding']?.trim().toLowerCase() ?? ''];
  // What goes wrong is thrown to whoever reads on.
  return open ? pipeline(answer, open(), () => undefined) : answer;
}
