import { isIP } from 'node:net';
import { env } from '../env';
import { isPublicAddress } from '../webhooks/public-address';

/**
 * Why nothing is read from an address; null where it may be. Feeds are public, so http is enough, but never what is inside the network:
 * names are looked up again when they are connected to. `WEBHOOKS_INSIDE` opens one's own network, as it does for webhooks.
 */
export function whyNotRead(url: string): string | null {
  if (!URL.canParse(url)) return 'It is no address: it must begin with https://.';
  const { protocol, hostname, username, password } = new URL(url);
  if (username || password) return 'An address must not hold a name and password.';
  if (!/^https?:$/.test(protocol)) return 'It must begin with https:// or http://.';
  if (env().WEBHOOKS_INSIDE) return null;
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) && !isPublicAddress(address) ? 'It leads inside the network.' : null;
}
