import { keyedHash } from '../keyed-hash';

/** The secret that requests to an endpoint are signed with. Derived from a key of the installation, so that no database holds it. */
export const webhookSecret = (endpointId: string, version: number): string =>
  `whsec_${Buffer.from(keyedHash('webhook secret', `${endpointId} ${version}`), 'hex').toString('base64')}`;
