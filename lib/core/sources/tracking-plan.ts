import { z } from 'zod';
import type { SignalInput } from '../signals/signal-kinds';

/** What one property of an event may hold, and how often it was there. */
const types = ['string', 'number', 'boolean', 'object', 'array', 'null'] as const;
export type PropertyType = (typeof types)[number];
export const plannedPropertySchema = z.strictObject({
  types: z.array(z.enum(types)),
  required: z.boolean(),
  seen: z.int(),
});
export const plannedPropertiesSchema = z.record(z.string(), plannedPropertySchema);
export type PlannedProperties = z.infer<typeof plannedPropertiesSchema>;

export const planStatuses = ['inferred', 'confirmed', 'blocked'] as const;
type PlanStatus = (typeof planStatuses)[number];
export type PlannedEvent = { status: PlanStatus; properties: PlannedProperties; seen: number };
export type Violation = { property: string; message: string };

/** More properties than this of one event are not planned: names that are made up for each message would have no end. */
const MOST_PROPERTIES = 200;

/** What of a signal a tracking plan is about: the name of the event, and what it holds. Null for kinds whose form is fixed. */
export function plannedPart(
  input: SignalInput,
): { event: string; properties: Readonly<Record<string, unknown>> } | null {
  switch (input.kind) {
    case 'contact.tracked':
      return { event: input.payload.event, properties: input.payload.properties };
    case 'contact.identified':
      return { event: '', properties: input.payload.person.traits };
    case 'account.identified':
      return { event: '', properties: input.payload.traits };
    case 'record.changed':
      return { event: input.payload.object, properties: input.payload.properties };
    case 'email.reported':
      return { event: input.payload.report, properties: input.payload.properties };
    default:
      return null;
  }
}

const typeOf = (value: unknown): PropertyType => {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
};

/** The plan after one more event was seen: what was always there is required, types are those that occurred. */
export function observeEvent(
  plan: PlannedEvent | undefined,
  properties: Readonly<Record<string, unknown>>,
): PlannedEvent {
  const before = plan ?? { status: 'inferred' as const, properties: {}, seen: 0 };
  if (before.status !== 'inferred') return { ...before, seen: before.seen + 1 };
  const next: PlannedProperties = { ...before.properties };
  for (const [name, value] of Object.entries(properties)) {
    const known = next[name];
    if (!known && Object.keys(next).length >= MOST_PROPERTIES) continue;
    const type = typeOf(value);
    next[name] = {
      types: known?.types.includes(type) ? known.types : [...(known?.types ?? []), type].sort(),
      required: known ? known.required : before.seen === 0,
      seen: (known?.seen ?? 0) + 1,
    };
  }
  for (const [name, property] of Object.entries(next))
    if (property.required && !Object.hasOwn(properties, name)) next[name] = { ...property, required: false };
  return { status: 'inferred', properties: next, seen: before.seen + 1 };
}

/**
 * Where an event breaks the plan that a person confirmed: what has to be there and is not, what is of another type, an event that is
 * blocked. Properties that are not in the plan are kept and break nothing. Nothing breaks a plan that nobody has confirmed.
 */
export function violationsOf(
  plan: PlannedEvent | undefined,
  properties: Readonly<Record<string, unknown>>,
): Violation[] {
  if (plan?.status === 'blocked')
    return [{ property: '', message: 'this event is blocked in the tracking plan' }];
  if (plan?.status !== 'confirmed') return [];
  return Object.entries(plan.properties).flatMap(([property, { types: allowed, required }]): Violation[] => {
    if (!Object.hasOwn(properties, property))
      return required ? [{ property, message: 'is missing: the tracking plan requires it' }] : [];
    const type = typeOf(properties[property]);
    return allowed.includes(type)
      ? []
      : [{ property, message: `is ${type}; the tracking plan says ${allowed.join(' or ')}` }];
  });
}
