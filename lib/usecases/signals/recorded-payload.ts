import { assertNever } from '@/lib/core/shared/assert-never';
import type { SignalInput } from '@/lib/core/signals/signal-kinds';

/** What is kept of a signal, in the form of `recordedPayloads`: what it says beyond whom it is about. It was parsed when it came in. */
export function recordedPayload(input: SignalInput): object {
  switch (input.kind) {
    case 'contact.identified':
      return { traits: input.payload.person.traits };
    case 'lead.engaged':
      return { traits: input.payload.contact.traits };
    case 'account.identified':
      return { traits: input.payload.traits };
    case 'contact.linked':
      return {};
    case 'opportunity.changed':
    case 'market.mentioned': {
      const { account: _, ...rest } = input.payload;
      return rest;
    }
    case 'email.reported': {
      const { person: _, ...rest } = input.payload;
      return rest;
    }
    case 'contact.tracked': {
      const { person: _p, account: _a, ...rest } = input.payload;
      return rest;
    }
    case 'record.changed': {
      const { contact: _c, person: _p, account: _a, ...rest } = input.payload;
      return rest;
    }
    case 'lead.outcome':
    case 'sequence.step-due': {
      const { contact: _, ...rest } = input.payload;
      return rest;
    }
    case 'page.performance':
      return input.payload;
    case 'campaign.performance': {
      const { campaign: _, ...day } = input.payload;
      return day;
    }
    default:
      return assertNever(input);
  }
}
