import { z } from 'zod';
import { env } from './env';

/** Ed25519, with the private key wherever it is: its 32 public bytes, and a signature of 64 bytes. */
export type Signer = { publicKey: Uint8Array; sign(message: Uint8Array): Promise<Uint8Array> };

const PREFIX = 'vault:';
const ANSWER_WITHIN_MS = 5_000;
const ED25519_BYTES = 32;
const SIGNATURE_BYTES = 64;

const keySchema = z.object({
  data: z.object({
    type: z.literal(
      'ed25519',
      'is no ed25519 key: make one with `vault write -f MOUNT/keys/NAME type=ed25519`',
    ),
    latest_version: z.int(),
    min_encryption_version: z.int(),
    keys: z.record(z.string(), z.object({ public_key: z.base64() })),
  }),
});
const signatureSchema = z.object({
  data: z.object({ signature: z.string().regex(/^vault:v\d+:[A-Za-z0-9+/]+=*$/) }),
});

/** Whether an item of MANDATE_LOG_KEYS names a key that stays in Vault or OpenBao: `vault:MOUNT/NAME`. */
export const isTransitKey = (item: string): boolean => item.startsWith(PREFIX);

/**
 * A key of the transit secrets engine of HashiCorp Vault or OpenBao (`GET …/keys/NAME`, `POST …/sign/NAME`): each of its versions that may still
 * sign, from `min_encryption_version` on, the newest first. @throws Error that names what to mend.
 */
export async function transitSigners(item: string): Promise<Signer[]> {
  const [, mount, name] = /^vault:(.+)\/([^/]+)$/.exec(item) ?? [];
  if (!mount || !name) throw new Error(`${item} names no key: write vault:MOUNT/NAME.`);
  const path = (what: string) => `${mount}/${what}/${encodeURIComponent(name)}`;
  const { data } = keySchema.parse(await ask('GET', path('keys')));
  const versions = Object.keys(data.keys)
    .map(Number)
    .filter((version) => version >= data.min_encryption_version)
    .sort((a, b) => b - a);
  return versions.map((version) => ({
    publicKey: bytesOf(data.keys[version]?.public_key ?? '', ED25519_BYTES),
    sign: async (message) => {
      const body = { input: Buffer.from(message).toString('base64'), key_version: version };
      const { signature } = signatureSchema.parse(await ask('POST', path('sign'), body)).data;
      return bytesOf(signature.split(':')[2] ?? '', SIGNATURE_BYTES);
    },
  }));
}

function bytesOf(base64: string, length: number): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  if (bytes.length !== length) throw new Error(`Vault gave ${bytes.length} bytes where ${length} are due.`);
  return bytes;
}

async function ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
  const { VAULT_ADDR: address, VAULT_TOKEN: token, VAULT_NAMESPACE: namespace } = env();
  if (!address || !token)
    throw new Error('MANDATE_LOG_KEYS names a key in Vault: set VAULT_ADDR and VAULT_TOKEN too.');
  const answer = await fetch(new URL(`/v1/${path}`, address), {
    method,
    headers: {
      'x-vault-token': token,
      'x-vault-request': 'true',
      ...(namespace ? { 'x-vault-namespace': namespace } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (!answer.ok)
    throw new Error(
      `Vault answered ${method} ${path} with ${answer.status}: ${(await answer.text()).slice(0, 200)}`,
    );
  return answer.json();
}
