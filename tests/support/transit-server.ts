import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const signBodySchema = z.strictObject({ input: z.base64(), key_version: z.int().min(1).optional() });

export type TransitServer = {
  address: string;
  token: string;
  /** Adds a version; the older ones still sign. */
  rotate(): void;
  /** From which version on it signs. */
  signFrom(version: number): void;
  /** What was asked, in order. */
  asked: string[];
  stop(): Promise<void>;
};

/**
 * The part of Vault's transit secrets engine that signs, with real keys, mounted at `transit`, one key `mandate`; refuses as Vault does:
 * a wrong token 403, what is not there 404, a body that does not fit 400.
 */
export async function startTransitServer(): Promise<TransitServer> {
  const token = 'hvs.only-good-for-tests';
  const versions: { publicKey: KeyObject; privateKey: KeyObject }[] = [generateKeyPairSync('ed25519')];
  const asked: string[] = [];
  let signFrom = 1;
  const answer = (method: string, path: string, body: unknown): [status: number, body: unknown] => {
    if (method === 'GET' && path === '/v1/transit/keys/mandate')
      return [
        200,
        {
          data: {
            name: 'mandate',
            type: 'ed25519',
            latest_version: versions.length,
            min_decryption_version: 1,
            min_encryption_version: signFrom === 1 ? 0 : signFrom,
            supports_signing: true,
            keys: Object.fromEntries(
              versions.map(({ publicKey }, at) => [
                String(at + 1),
                {
                  name: 'ed25519',
                  creation_time: '2026-11-30T00:00:00Z',
                  public_key: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString(
                    'base64',
                  ),
                },
              ]),
            ),
          },
        },
      ];
    if (method === 'POST' && path === '/v1/transit/sign/mandate') {
      const parsed = signBodySchema.safeParse(body);
      if (!parsed.success) return [400, { errors: [parsed.error.message] }];
      const version = parsed.data.key_version ?? versions.length;
      const key = version >= signFrom ? versions[version - 1] : undefined;
      if (!key) return [400, { errors: ['requested version for signing is less than the minimum'] }];
      const signature = sign(null, Buffer.from(parsed.data.input, 'base64'), key.privateKey);
      return [
        200,
        { data: { signature: `vault:v${version}:${signature.toString('base64')}`, key_version: version } },
      ];
    }
    return [404, { errors: [] }];
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '', headers } = request;
    asked.push(`${method} ${url}`);
    const [status, body] =
      headers['x-vault-token'] === token && headers['x-vault-request'] === 'true'
        ? answer(method, url, await readJson(request))
        : ([403, { errors: ['permission denied'] }] as const);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    rotate: () => void versions.push(generateKeyPairSync('ed25519')),
    signFrom: (version) => {
      signFrom = version;
    },
    asked,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? undefined : JSON.parse(text);
}
