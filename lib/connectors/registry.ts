import { AppError } from '@/lib/core/shared/app-error';
import type { Connector } from './kit/connector';
import { practiceAds } from './practice-ads/connector';
import { practiceCms } from './practice-cms/connector';
import { practiceCrm } from './practice-crm/connector';
import { practiceEmail } from './practice-email/connector';
import { practiceInProduct } from './practice-in-product/connector';
import { practiceOutreach } from './practice-outreach/connector';
import { practiceSms } from './practice-sms/connector';

/** Every platform that can be connected: one folder and one line each. */
export const connectors: readonly Connector[] = [
  practiceCrm,
  practiceAds,
  practiceOutreach,
  practiceEmail,
  practiceSms,
  practiceInProduct,
  practiceCms,
];

/** The code behind `connections.connector`. @throws AppError `not_connected` when this version has none. */
export function connectorById(id: string): Connector {
  const found = connectors.find((connector) => connector.id === id);
  if (!found)
    throw new AppError('not_connected', { detail: `This version of Mandate has no connector ${id}.` });
  return found;
}
