import { recordedPayloads, type SignalInput } from '@/lib/core/signals/signal-kinds';

/** What is kept of a signal: what it says beyond whom it is about. */
export function recordedPayload(input: SignalInput): unknown {
  if (input.kind === 'contact.identified') return { traits: input.payload.person.traits };
  if (input.kind === 'account.identified') return { traits: input.payload.traits };
  if (input.kind === 'contact.linked') return {};
  if (
    input.kind === 'contact.tracked' ||
    input.kind === 'email.reported' ||
    input.kind === 'record.changed' ||
    input.kind === 'market.mentioned'
  ) {
    const {
      person: _p,
      account: _a,
      ...rest
    } = input.payload as typeof input.payload & { person?: unknown; account?: unknown };
    return recordedPayloads[input.kind].parse(rest);
  }
  if (input.kind === 'lead.engaged')
    return recordedPayloads[input.kind].parse({ traits: input.payload.contact.traits });
  if (input.kind === 'lead.outcome')
    return recordedPayloads[input.kind].parse({ converted: input.payload.converted });
  if (input.kind === 'sequence.step-due') {
    const { contact: _, ...step } = input.payload;
    return recordedPayloads[input.kind].parse(step);
  }
  const { campaign: _, ...day } = input.payload;
  return recordedPayloads[input.kind].parse(day);
}
