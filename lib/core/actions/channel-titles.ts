import type { Channel } from './catalogue';

/** What channels are called on screens. */
export const channelTitles: Record<Channel, string> = {
  ads: 'Advertising',
  crm: 'CRM',
  outreach: 'Outreach',
  email: 'E-mail',
  sms: 'Text messages',
  in_product: 'In the product',
  cms: 'Website',
};
