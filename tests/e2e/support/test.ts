import { type BrowserContext, test as base, expect } from '@playwright/test';
import { signInSession } from './sign-in';

type Watch = {
  /** What the browser may log as an error in this test, such as the answer that the test asks for. */
  allowedErrors: RegExp | null;
  /** Fails the test when a page logs an error or asks anything but this machine. */
  watched: undefined;
};
type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** The tests' own `test`: signed in as the administrator, each page watched for errors and for requests to elsewhere. */
export const test = base.extend<Watch, { session: Session }>({
  session: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ baseURL: baseUrl() });
      await signInSession(context.request, administrator());
      await use(await context.storageState());
      await context.close();
    },
    { scope: 'worker' },
  ],
  storageState: async ({ session }, use) => use(session),
  allowedErrors: [null, { option: true }],
  watched: [
    async ({ context, allowedErrors }, use) => {
      const errors: string[] = [];
      const elsewhere: string[] = [];
      context.on('weberror', (error) => errors.push(String(error.error())));
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.origin !== baseUrl()) elsewhere.push(url.href);
      });
      await use(undefined);
      expect(elsewhere, 'requests that leave this machine').toEqual([]);
      expect(
        errors.filter((error) => !allowedErrors?.test(error)),
        'errors in the browser',
      ).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export const baseUrl = () => `http://127.0.0.1:${process.env.MANDATE_E2E_PORT}`;

/** Whom the first run made, with the password that it printed. */
export function administrator(): { email: string; password: string } {
  const { MANDATE_E2E_EMAIL: email, MANDATE_E2E_PASSWORD: password } = process.env;
  if (!email || !password) throw new Error('The global setup has left no administrator.');
  return { email, password };
}
