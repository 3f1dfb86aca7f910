import { createHash } from 'node:crypto';

/** The real Inngest server to test against, if there is one; otherwise the embedded engine is started for each file. */
const address = process.env.WORKFLOW_TEST_SERVER;

export const onEmbedded = address === undefined || address === '';

export type ServerAccess = {
  baseUrl: string;
  eventKey: string;
  /** Null on a development server, which checks no signatures. */
  signingKey: string | null;
};

export const EMBEDDED_KEYS = {
  eventKey: 'test-event-key',
  signingKey: `signkey-test-${'ab'.repeat(32)}`,
} as const;

/** How the real server is reached: without a signing key it is taken for a development server. */
export function realServer(): ServerAccess {
  if (!address) throw new Error('WORKFLOW_TEST_SERVER names no server.');
  return {
    baseUrl: address,
    eventKey: process.env.INNGEST_EVENT_KEY ?? 'dev',
    signingKey: process.env.INNGEST_SIGNING_KEY ?? null,
  };
}

/** The host under which the server reaches this process: another one than ours when the server runs in a container. */
export const appHost = process.env.WORKFLOW_TEST_APP_HOST ?? '127.0.0.1';

/** The API takes the signing key's hash, so that the key itself never travels. */
export function authorization({ signingKey }: ServerAccess): Record<string, string> {
  if (signingKey === null) return {};
  const [, prefix = '', hex = ''] = /^(signkey-\w+-)?(.*)$/.exec(signingKey) ?? [];
  const hash = createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex');
  return { authorization: `Bearer ${prefix}${hash}` };
}
