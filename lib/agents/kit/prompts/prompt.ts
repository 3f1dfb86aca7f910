import { z } from 'zod';
import { canonicalText } from '@/lib/platform/canonical';
import { sha256Hex } from '@/lib/platform/hash';

/** A question to a language model, in one version of its words. What it is asked about comes as data beside it. */
export type Prompt = {
  name: string;
  /** Rises with every change of anything in here. */
  version: number;
  instructions: string;
  /** The form of the answer. */
  form: z.ZodType;
  maxOutputTokens: number;
};

/** What a prompt is, by its content: another word in it is another hash. */
export const promptHash = ({ name, version, instructions, form, maxOutputTokens }: Prompt): string =>
  sha256Hex(canonicalText({ name, version, instructions, form: z.toJSONSchema(form), maxOutputTokens }));
