import type { SelfServicePage } from '@/lib/contracts/self-service';
import type { ContactBasis } from '@/lib/core/contactability/bases';
import type { ContactChannel, Purpose } from '@/lib/core/contactability/purposes';
import type { ProcessingLimitKind } from '@/lib/core/rights/processing-limit';
import type { RightsRequestKind } from '@/lib/core/rights/rights-request';
import type { Tone } from '../ui/tone';

/** What can be asked for, in words that need no law: what it is, and what happens then. */
export const choices: Record<RightsRequestKind, { title: string; text: string; asked: string }> = {
  access: {
    title: 'Get a copy',
    text: 'You get all we keep about you in one file.',
    asked: 'A copy of your data',
  },
  portability: {
    title: 'Take your data with you',
    text: 'You get the file in a form that other firms’ programs can read.',
    asked: 'Your data to take with you',
  },
  correction: {
    title: 'Put something right',
    text: 'Tell us what is wrong. We check it and change it.',
    asked: 'A change to your data',
  },
  restriction: {
    title: 'Put my data on hold',
    text: 'We keep your data but do not use it.',
    asked: 'To put your data on hold',
  },
  objection: {
    title: 'Say no to this use',
    text: 'We stop writing to you. Programs no longer guess what you may want.',
    asked: 'To stop the use of your data',
  },
  erasure: {
    title: 'Delete my data',
    text: 'We delete what we keep about you, unless a law says we must keep it.',
    asked: 'To delete your data',
  },
};

export const statusWords: Record<
  SelfServicePage['requests'][number]['status'],
  { label: string; tone: Tone; text: string }
> = {
  received: { label: 'We have it', tone: 'wait', text: 'Next we make sure that it is you who asks.' },
  confirmed: { label: 'We know it is you', tone: 'info', text: 'We work on it.' },
  in_progress: { label: 'In work', tone: 'info', text: 'Somebody works on it now.' },
  fulfilled: { label: 'Done', tone: 'ok', text: 'We did what you asked for.' },
  refused: { label: 'Not done', tone: 'stop', text: 'We said no. You can read why below.' },
  withdrawn: { label: 'Taken back', tone: 'neutral', text: 'You took it back.' },
};

export const purposeWords: Record<Purpose, string> = {
  marketing: 'news and offers',
  sales_outreach: 'sales messages',
  service: 'messages about our service',
};

export const channelWords: Record<ContactChannel, string> = {
  email: 'by e-mail',
  sms: 'by text message',
  phone: 'by phone',
  in_product: 'in our product',
};

/** Why we think we may. */
export const basisWords: Record<ContactBasis, string> = {
  double_opt_in: 'you agreed, and confirmed it',
  consent: 'you agreed',
  existing_customer: 'you are a customer',
  implied_inquiry: 'you asked us something',
  legitimate_interest: 'we have a business reason to',
  contract: 'we have a contract with you',
};

export const limitWords: Record<ProcessingLimitKind, { title: string; text: string }> = {
  restriction: { title: 'Your data is on hold', text: 'We keep it but do not use it.' },
  objection: {
    title: 'You said no',
    text: 'We do not write to you, and no program guesses what you may want.',
  },
};
