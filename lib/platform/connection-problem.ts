const words: Record<string, string> = {
  ECONNREFUSED: 'Nobody answers at that address.',
  ENOTFOUND: 'There is no such address.',
  EAI_AGAIN: 'There is no such address, or no name server to ask.',
  ECONNRESET: 'The connection was broken off.',
  ETIMEDOUT: 'It did not answer in time.',
  EAUTH: 'The name or password was refused.',
};

/** Why a server could not be reached, or what it objected to, in a sentence for a person; with the technical word behind it. */
export function connectionProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'It did not answer in time.';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // nodemailer gives the system's word in the message alone.
  const known = Object.keys(words).find((word) => code === word || error.message.includes(word));
  return known ? `${words[known]} (${known})` : error.message;
}
