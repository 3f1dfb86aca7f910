import { canSpam } from './can-spam';
import { casl } from './casl';
import { gdpr } from './gdpr';
import type { Pack, PackId } from './pack';
import { tcpa } from './tcpa';

export const packs: Record<PackId, Pack> = { GDPR: gdpr, CASL: casl, CAN_SPAM: canSpam, TCPA: tcpa };
