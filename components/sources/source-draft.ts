import { z } from 'zod';
import { addSourceBodySchema, editSourceBodySchema, type SourceDetail } from '@/lib/contracts/sources';
import type { Signature } from '@/lib/core/sources/source-config';
import {
  draftOfMapping,
  fieldOfMapping,
  type MappingDraft,
  mappingOf,
  mappingProblems,
} from './mapping-draft';
import { type Scheme, type SourceWhat, schemeOf, whatOf, whatOfConfig } from './source-whats';

type Hmac = Extract<Signature, { scheme: 'hmac' }>;

/** A source as it is typed into a form: lists are lines of text, what is left empty is not stated. */
export type SourceDraft = {
  what: SourceWhat;
  title: string;
  name: string;
  /** Empty: the usual one. */
  scheme: Scheme | '';
  secrets: string;
  /** Of a feed. */
  url: string;
  /** Of a connected platform. */
  connector: string;
  backfillDays: string;
  organizationIds: string;
  hmac: Record<Exclude<keyof Hmac, 'scheme' | 'algorithm' | 'encoding'>, string> &
    Pick<Hmac, 'algorithm' | 'encoding'>;
  mapping: MappingDraft;
};

export const emptySourceDraft: SourceDraft = {
  what: 'segment',
  title: '',
  name: '',
  scheme: '',
  secrets: '',
  url: '',
  connector: '',
  backfillDays: '90',
  organizationIds: '',
  hmac: {
    header: '',
    algorithm: 'sha256',
    encoding: 'hex',
    prefix: '',
    timestampHeader: '',
    separator: '',
    messageIdHeader: '',
  },
  mapping: draftOfMapping(),
};

export function draftOfSource({
  name,
  title,
  config,
}: Pick<SourceDetail, 'name' | 'title' | 'config'>): SourceDraft {
  const { signature, mapping } = config;
  const { scheme: _, ...hmac } = signature.scheme === 'hmac' ? signature : { scheme: null };
  return {
    ...emptySourceDraft,
    what: whatOfConfig(config),
    title,
    name,
    scheme: signature.scheme,
    url: config.url ?? '',
    connector: config.pull?.connector ?? '',
    backfillDays: config.pull ? String(config.pull.backfillDays) : emptySourceDraft.backfillDays,
    organizationIds: signature.scheme === 'salesforce' ? signature.organizationIds.join('\n') : '',
    hmac: { ...emptySourceDraft.hmac, ...hmac },
    mapping: draftOfMapping(mapping),
  };
}

/** A short name of the form that sources have, from a title; empty where none can be made of it. */
export function suggestName(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function signatureOf(draft: SourceDraft): unknown {
  const scheme = schemeOf(draft.what, draft.scheme);
  if (scheme === 'salesforce') return { scheme, organizationIds: lines(draft.organizationIds) };
  if (scheme !== 'hmac') return { scheme };
  const { header, algorithm, encoding, ...others } = draft.hmac;
  const stated = Object.entries(others).filter(([, value]) => value !== '');
  return { scheme, header, algorithm, encoding, ...Object.fromEntries(stated) };
}

/** What is no number stays as it was typed, for the check to say so. */
const wholeNumber = (text: string): unknown => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : text);

function configOf(draft: SourceDraft): unknown {
  const { format } = whatOf(draft.what);
  return {
    format,
    signature: signatureOf(draft),
    ...(format === 'json' ? { mapping: mappingOf(draft.mapping) } : {}),
    ...(format === 'feed' ? { url: draft.url.trim() } : {}),
    ...(format === 'pull'
      ? { pull: { connector: draft.connector, backfillDays: wholeNumber(draft.backfillDays) } }
      : {}),
  };
}

/** The field of the draft that an issue with the request belongs to. */
export function fieldOf(path: readonly PropertyKey[]): PropertyKey[] {
  const [first, second, third, ...rest] = path;
  if (first !== 'config') return [first ?? 'title'];
  if (second === 'mapping')
    return third === undefined ? ['what'] : ['mapping', ...fieldOfMapping([third, ...rest])];
  if (second === 'url') return ['url'];
  if (second === 'pull') return [third ?? 'connector'];
  if (second !== 'signature') return ['what'];
  if (third === 'organizationIds') return ['organizationIds'];
  return third === undefined ? ['scheme'] : ['hmac', third];
}

/** Checks what was typed, and makes of it what the API is sent; each problem stands at the field where it can be mended. */
const asRequest = <Body>(schema: z.ZodType<Body>, toBody: (draft: SourceDraft) => unknown) =>
  z.custom<SourceDraft>().transform((draft, context): Body => {
    const lacking = whatOf(draft.what).format === 'json' ? mappingProblems(draft.mapping) : [];
    for (const { path, message } of lacking)
      context.addIssue({ code: 'custom', path: ['mapping', ...path], message });
    const parsed = schema.safeParse(toBody(draft));
    if (parsed.success) return lacking.length > 0 ? z.NEVER : parsed.data;
    // What the mapping lacks is said already, in the words of the form.
    for (const { code, path, message } of parsed.error.issues)
      if (code !== 'custom' || path[1] !== 'mapping' || lacking.length === 0)
        context.addIssue({ code: 'custom', path: fieldOf(path), message });
    return z.NEVER;
  });

export const addDraftSchema = asRequest(addSourceBodySchema, (draft) => ({
  name: draft.name,
  title: draft.title,
  config: configOf(draft),
  secrets: schemeOf(draft.what, draft.scheme) === 'key' ? [] : lines(draft.secrets),
}));

/** Secrets that are left empty stay as they are. */
export const editDraftSchema = (hasSecrets: boolean) =>
  asRequest(editSourceBodySchema, (draft) => ({
    title: draft.title,
    config: configOf(draft),
    ...(draft.secrets.trim() === '' ? {} : { secrets: lines(draft.secrets) }),
  })).superRefine((body, context) => {
    if (body.config?.signature.scheme !== 'key' && !hasSecrets && body.secrets === undefined)
      context.addIssue({
        code: 'custom',
        path: ['secrets'],
        message: 'is what its signatures are checked with: copy it from the platform',
      });
  });
