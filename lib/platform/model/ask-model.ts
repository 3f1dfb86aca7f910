import { setTimeout as pause } from 'node:timers/promises';
import { createOpenAI } from '@ai-sdk/openai';
import { APICallError, generateText, NoObjectGeneratedError, NoOutputGeneratedError, Output } from 'ai';
import type { z } from 'zod';
import type { ModelOutcome } from '@/lib/core/drafts/model-outcome';
import { boundedFetch } from './bounded-fetch';
import type { ModelSettings } from './model-settings';

export type ModelQuestion = {
  instructions: string;
  /** What it is about: text of our own making, or text of others that is to be read as data. */
  data: string;
  form: z.ZodType;
  maxOutputTokens: number;
};

export type ModelReply = {
  outcome: Exclude<ModelOutcome, 'budget_spent'>;
  /** In our own words; null where it went well. */
  why: string | null;
  /** Of the form asked for; undefined where it did not go well. */
  output: unknown;
  /** What the model said, as it said it; null where nothing came. */
  answer: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  durationMs: number;
  attempts: number;
};

const MOST_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;
const LONGEST_ANSWER_KEPT = 20_000;

type Attempt = Pick<ModelReply, 'outcome' | 'why' | 'output' | 'answer' | 'inputTokens' | 'outputTokens'> & {
  /** After how many milliseconds it may be tried again; null where that would help nothing. */
  againInMs: number | null;
};

/**
 * Asks the configured model one question and waits no longer than its time, retries included. It has no tools, sees what it is given and
 * nothing else, and its answer is data of the form asked for, or nothing. Never throws for what a model or its server does.
 */
export async function askModel(settings: ModelSettings, question: ModelQuestion): Promise<ModelReply> {
  const began = performance.now();
  const signal = AbortSignal.timeout(settings.timeoutMs);
  let attempts = 0;
  for (;;) {
    attempts += 1;
    const { againInMs, ...attempt } = await tryOnce(settings, question, signal, attempts);
    const isLast = againInMs === null || attempts === MOST_ATTEMPTS;
    if (!isLast && (await pausedFor(againInMs, signal))) continue;
    const answer = attempt.answer?.slice(0, LONGEST_ANSWER_KEPT).replaceAll('\0', '') ?? null;
    return { ...attempt, answer, durationMs: Math.round(performance.now() - began), attempts };
  }
}

const pausedFor = (ms: number, signal: AbortSignal): Promise<boolean> =>
  pause(ms, true, { signal }).catch(() => false);

async function tryOnce(
  settings: ModelSettings,
  { instructions, data, form, maxOutputTokens }: ModelQuestion,
  signal: AbortSignal,
  attempt: number,
): Promise<Attempt> {
  let tooLong = false;
  const provider = createOpenAI({
    apiKey: settings.apiKey,
    ...(settings.baseUrl === null ? {} : { baseURL: settings.baseUrl }),
    fetch: boundedFetch(() => {
      tooLong = true;
    }),
  });
  try {
    const result = await generateText({
      model: provider.chat(settings.model),
      system: instructions,
      prompt: data,
      output: Output.object({ schema: form }),
      maxOutputTokens,
      maxRetries: 0,
      abortSignal: signal,
    });
    const said = { answer: result.text, ...tokensOf(result.usage) };
    if (result.finishReason !== 'stop') return { ...unfinished(result.finishReason), ...said };
    return { outcome: 'ok', why: null, output: result.output, againInMs: null, ...said };
  } catch (error) {
    if (tooLong) return nothing('too_long', 'The answer did not end where it had to: it was cut off.');
    if (signal.aborted)
      return nothing('timeout', `No answer came within ${settings.timeoutMs / 1000} seconds.`);
    if (NoObjectGeneratedError.isInstance(error)) {
      const said = { answer: error.text ?? null, ...tokensOf(error.usage) };
      if (error.finishReason !== 'stop') return { ...unfinished(error.finishReason), ...said };
      return { ...nothing('schema_violation', 'The answer is not of the form asked for.'), ...said };
    }
    if (NoOutputGeneratedError.isInstance(error))
      return nothing('schema_violation', 'The model answered with nothing.');
    return failure(error, attempt);
  }
}

const nothing = (outcome: ModelReply['outcome'], why: string, againInMs: number | null = null): Attempt => ({
  outcome,
  why,
  output: undefined,
  answer: null,
  inputTokens: null,
  outputTokens: null,
  againInMs,
});

function unfinished(finishReason: string | undefined): Attempt {
  if (finishReason === 'content-filter') return nothing('refused', 'The model refused to answer.');
  if (finishReason === 'length')
    return nothing('too_long', 'The answer did not end within the tokens it may have.');
  return nothing('schema_violation', 'The model did something else than answer.');
}

/** What went wrong at the server. Its own words stay out: anything may stand in them. */
function failure(error: unknown, attempt: number): Attempt {
  const backOffMs = FIRST_PAUSE_MS * 2 ** (attempt - 1);
  if (!APICallError.isInstance(error)) return nothing('failed', 'The question could not be asked.');
  const { statusCode } = error;
  if (statusCode === undefined) return nothing('failed', 'The model’s server can’t be reached.', backOffMs);
  if (statusCode === 429 || statusCode >= 500) {
    const wanted = Number(error.responseHeaders?.['retry-after']);
    const pauseMs = Number.isFinite(wanted) && wanted >= 0 ? wanted * 1000 : backOffMs;
    const why =
      statusCode === 429
        ? 'The model’s server has too much to do (429).'
        : `The model’s server is out of order (${statusCode}).`;
    return nothing('failed', why, Math.min(pauseMs, LONGEST_PAUSE_MS));
  }
  return nothing(
    'failed',
    statusCode === 200
      ? 'The model’s server answered with something else than the OpenAI API says.'
      : `The model’s server turned the question away (${statusCode}).`,
  );
}

/** Tokens as stated; what is no count is not taken for one. */
function tokensOf(
  usage: { inputTokens?: number | undefined; outputTokens?: number | undefined } | undefined,
) {
  return { inputTokens: countOf(usage?.inputTokens), outputTokens: countOf(usage?.outputTokens) };
}

const countOf = (stated: number | undefined): number | null =>
  stated !== undefined && Number.isInteger(stated) && stated >= 0 && stated < 2 ** 31 ? stated : null;
