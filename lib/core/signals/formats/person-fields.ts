import { contactFieldSchemas } from '../signal-kinds';
import { countryCodeOf } from './country-code';
import { type JsonObject, textOf } from './loose-json';

export type PersonField = keyof typeof contactFieldSchemas;
export type PersonFields = Partial<Record<PersonField, string>>;
export const personFieldNames = Object.keys(contactFieldSchemas) as PersonField[];

/**
 * What a source calls a field of a person: an own property's name, or a path with dots. Of several the first counts that is stated and
 * valid. `name` may also be put together from a first and a last one.
 */
export type PersonNames = Partial<Record<PersonField, readonly string[]>> & {
  firstName?: readonly string[];
  lastName?: readonly string[];
};

/** A value in the form that the field has here; null where it is stated in no form that is understood. */
export function asPersonField(field: PersonField, value: unknown): string | null {
  const form = typeof value === 'string' ? textOf(inOurForm(field, value)) : null;
  return form !== null && contactFieldSchemas[field].safeParse(form).success ? form : null;
}

function inOurForm(field: PersonField, stated: string): string | null {
  if (field === 'countryCode') return countryCodeOf(stated);
  if (field === 'language') return stated.trim().replaceAll('_', '-');
  return stated;
}

/**
 * The fields of a person among what a source says, and the paths they were taken from: what stays is for the traits, an invalid value
 * among it.
 */
export function readPersonFields(
  stated: JsonObject,
  names: PersonNames,
): { fields: PersonFields; taken: Set<string> } {
  const fields: PersonFields = {};
  const taken = new Set<string>();
  for (const field of personFieldNames)
    for (const path of names[field] ?? []) {
      const value = asPersonField(field, atPath(stated, path));
      if (value === null) continue;
      fields[field] = value;
      taken.add(path);
      break;
    }
  if (fields.name === undefined) {
    const parts = [names.firstName, names.lastName].map((paths) =>
      paths?.find((path) => asPersonField('name', atPath(stated, path)) !== null),
    );
    const whole = parts
      .flatMap((path) => (path === undefined ? [] : [asPersonField('name', atPath(stated, path))]))
      .join(' ');
    if (asPersonField('name', whole) !== null) {
      fields.name = whole;
      for (const path of parts) if (path !== undefined) taken.add(path);
    }
  }
  return { fields, taken };
}

/** What is at a path: a property of that very name, or else the one its dots lead to. */
export function atPath(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, path)) return Reflect.get(value, path);
  const dot = path.indexOf('.');
  const head = path.slice(0, dot);
  return dot > 0 && Object.hasOwn(value, head)
    ? atPath(Reflect.get(value, head), path.slice(dot + 1))
    : undefined;
}
