import { z } from 'zod';

/** What somebody is contacted for. */
export const purposes = ['marketing', 'sales_outreach', 'service'] as const;
export const purposeSchema = z.enum(purposes);
export type Purpose = z.infer<typeof purposeSchema>;

export const contactChannels = ['email', 'sms', 'phone', 'in_product'] as const;
export const contactChannelSchema = z.enum(contactChannels);
export type ContactChannel = z.infer<typeof contactChannelSchema>;

/** Whatever rings in somebody's pocket needs to know their hours; mail and the product wait for them. */
export const interrupts = (channel: ContactChannel): boolean => channel === 'sms' || channel === 'phone';

export const purposeTitles: Record<Purpose, string> = {
  marketing: 'marketing',
  sales_outreach: 'sales outreach',
  service: 'service messages',
};
export const contactChannelTitles: Record<ContactChannel, string> = {
  email: 'e-mail',
  sms: 'text message',
  phone: 'phone',
  in_product: 'message in the product',
};

/** Marketing and sales outreach are both direct marketing in law: an objection to one is an objection to the other. */
export const isDirectMarketing = (purpose: Purpose): boolean => purpose !== 'service';
