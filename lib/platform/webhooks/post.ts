import { request as requestPlain } from 'node:http';
import { request } from 'node:https';
import { isIP } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { now } from '../clock';
import { env } from '../env';
import { isPublicAddress, lookUpPublic } from './public-address';

const ANSWER_WITHIN_MS = 5_000;

/** Why nothing may be sent to an address; null where it may. `WEBHOOKS_INSIDE` lets requests go to one's own network, also unencrypted. */
export function whyNotPosted(url: string): string | null {
  const { protocol, hostname, username } = new URL(url);
  if (username) return 'An address must not hold a name and password.';
  if (env().WEBHOOKS_INSIDE) return /^https?:$/.test(protocol) ? null : 'It must begin with https://.';
  if (protocol !== 'https:') return 'It must begin with https://.';
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) && !isPublicAddress(address) ? 'It leads inside the network.' : null;
}

/**
 * Posts JSON, signed as by Standard Webhooks 1.0 (`webhook-id`, `webhook-timestamp`, `webhook-signature`). `id` stays the same when it is
 * sent again. What is answered is not read, and no redirection followed.
 * @throws when it was not answered with 2xx in time.
 */
export async function postWebhook(message: {
  url: string;
  secret: string;
  id: string;
  body: string;
}): Promise<void> {
  const { url, secret, id, body } = message;
  const refusal = whyNotPosted(url);
  if (refusal) throw new Error(refusal);
  const at = now();
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Mandate',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  const status = await send(url, headers, body);
  if (status < 200 || status > 299) throw new Error(`It answered with status ${status}.`);
}

function send(url: string, headers: Record<string, string>, body: string): Promise<number> {
  const open = url.startsWith('https:') ? request : requestPlain;
  return new Promise((resolve, reject) => {
    const call = open(
      url,
      {
        method: 'POST',
        headers,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        ...(env().WEBHOOKS_INSIDE ? {} : { lookup: lookUpPublic }),
      },
      (answer) => {
        answer.destroy();
        resolve(answer.statusCode ?? 0);
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
