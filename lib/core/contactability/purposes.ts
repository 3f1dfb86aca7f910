import { z } from 'zod';

/** What somebody is contacted for. */
export const purposes = ['marketing', 'sales_outreach', 'service'] as const;
export const purposeSchema = z.enum(purposes);
export type Purpose = z.infer<typeof purposeSchema>;

export const contactChannels = ['email', 'sms', 'phone'] as const;
export const contactChannelSchema = z.enum(contactChannels);
export type ContactChannel = z.infer<typeof contactChannelSchema>;

export const purposeTitles: Record<Purpose, string> = {
  marketing: 'marketing',
  sales_outreach: 'sales outreach',
  service: 'service messages',
};
export const contactChannelTitles: Record<ContactChannel, string> = {
  email: 'e-mail',
  sms: 'text message',
  phone: 'phone',
};

/** Marketing and sales outreach are both direct marketing in law: an objection to one is an objection to the other. */
export const isDirectMarketing = (purpose: Purpose): boolean => purpose !== 'service';
