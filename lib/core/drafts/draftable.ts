import { z } from 'zod';
import { type ActionKind, catalogue, type PayloadOf } from '../actions/catalogue';

/** The words of one action that a model may write anew, by the name of the field of the payload: a line or several. */
export type DraftTexts = Readonly<Record<string, string | readonly string[]>>;

type DraftEntry<P, T extends DraftTexts> = {
  /** What is asked of a model: the form alone, which every endpoint understands. */
  form: z.ZodType<T>;
  /** What is taken from it: the form with its limits. */
  texts: z.ZodType<T>;
  /** Whether the model is shown the present words, because it can't write them from facts alone. They come from outside. */
  rewrites: boolean;
  read: (payload: P) => T;
  /** The payload with these words and nothing else changed. */
  write: (payload: P, texts: T) => P;
};

const entry = <K extends ActionKind, T extends DraftTexts>(
  _kind: K,
  e: DraftEntry<PayloadOf<K>, T>,
): DraftEntry<PayloadOf<K>, T> => e;

const text = (max: number) => z.string().trim().min(1).max(max);

/** Every kind of action with words that a model may write. Kind, target, amounts and approvers have no place in here. */
const draftable = {
  'crm.contact.assign-owner': entry('crm.contact.assign-owner', {
    form: z.strictObject({ reasons: z.array(z.string()) }),
    texts: z.strictObject({ reasons: z.array(text(300)).min(1).max(5) }),
    rewrites: false,
    read: ({ context }) => ({ reasons: context.reasons }),
    write: (payload, { reasons }) => ({ ...payload, context: { ...payload.context, reasons } }),
  }),
  'email.message.send': entry('email.message.send', {
    form: z.strictObject({ subject: z.string(), body: z.string() }),
    texts: z.strictObject({ subject: text(200), body: text(6000) }),
    rewrites: true,
    read: ({ subject, body }) => ({ subject, body }),
    write: (payload, { subject, body }) => ({ ...payload, subject, body }),
  }),
} as const;
export type DraftableKind = keyof typeof draftable;
export const draftableKinds = Object.keys(draftable) as [DraftableKind, ...DraftableKind[]];

export const isDraftable = (kind: ActionKind): kind is DraftableKind => Object.hasOwn(draftable, kind);

const entryOf = (kind: DraftableKind) => draftable[kind] as unknown as DraftEntry<unknown, DraftTexts>;

/** What is asked of a model about this kind, what of its answer is taken, and whether it sees the present words. */
export const draftFormOf = (
  kind: DraftableKind,
): Pick<DraftEntry<never, DraftTexts>, 'form' | 'texts' | 'rewrites'> => entryOf(kind);

/** The names of the fields of the payload that these words are. */
export const draftFieldsOf = (kind: DraftableKind): string[] => Object.keys(formFields(kind));

const formFields = (kind: DraftableKind): object => (draftable[kind].form as unknown as z.ZodObject).shape;

/** The words of a payload that a model may write anew. */
export const readTexts = (kind: DraftableKind, payload: unknown): DraftTexts =>
  entryOf(kind).read(catalogue[kind].payload.parse(payload));

/** The payload with other words; everything else in it stays, whatever `texts` holds. */
export function writeTexts(kind: DraftableKind, payload: unknown, texts: DraftTexts): unknown {
  const { texts: schema, write } = entryOf(kind);
  return write(catalogue[kind].payload.parse(payload), schema.parse(texts));
}
