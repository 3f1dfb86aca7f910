import { type APIRequestContext, expect } from '@playwright/test';

type Credentials = { email: string; password: string };

/** Signs in without a screen; the cookies stay in the context of `request`. */
export async function signInSession(request: APIRequestContext, credentials: Credentials): Promise<void> {
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const response = await request.post('/api/auth/callback/credentials', {
    form: { ...credentials, csrfToken, callbackUrl: '/', json: 'true' },
  });
  expect(response.status(), await response.text()).toBe(200);
}
