import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { AccountResearch, AskedQuestion } from '@/lib/contracts/research';
import type { Me } from '@/lib/contracts/session';
import { AccessProvider } from '../auth/access-context';
import { AskedQuestions } from './asked-questions';
import { NextQuestion } from './next-question';
import { researchText } from './research-text';

const me = (permissions: string[]) => ({ workspace: { slug: 'acme' }, permissions }) as unknown as Me;
const draw = (screen: ReactNode, permissions = ['profiles.merge']): string =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <AccessProvider me={me(permissions)}>{screen}</AccessProvider>
    </QueryClientProvider>,
  );
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const named = (type: string, id: string, name: string) => ({ type, id, name, isSample: false });

const research: AccountResearch = {
  account: named('account', 'acc_1', 'Northwind'),
  asOf: '2026-05-20T12:00:00Z',
  currency: 'EUR',
  sections: [
    {
      kind: 'group',
      title: 'Buying group',
      statements: [
        {
          text: 'Champion: con_1; 1 said by a person.',
          rows: [{ type: 'contact', id: 'con_1', at: '2026-05-18', count: 4, name: 'Ann' }],
          rowCount: 1,
        },
      ],
    },
  ],
  mentions: [named('contact', 'con_1', 'Ann Berg')],
  nextQuestion: {
    field: 'industry',
    contact: named('contact', 'con_1', 'Ann Berg'),
    question: 'Which industry is your company in?',
    valueMicros: '1200000',
    shareOfOtherPlans: 0.4,
    answers: [
      { label: 'Trade', share: 0.4, plan: 'content for the company', isOtherPlan: true },
      { label: 'Mining', share: 0.6, plan: 'do nothing', isOtherPlan: false },
    ],
    basis: 'How often each is known of 10 companies of the workspace.',
    planNow: 'do nothing',
  },
  questions: [],
};
const asked = (over: Partial<AskedQuestion>): AskedQuestion => ({
  id: 'rqs_1',
  account: research.account,
  contact: named('contact', 'con_1', 'Ann Berg'),
  field: 'industry',
  question: 'Which industry is your company in?',
  valueMicros: '1200000',
  status: 'answered',
  answer: 'Trade',
  askedBy: named('person', 'usr_1', 'Pia'),
  askedAt: '2026-05-20T12:00:00Z',
  closedBy: named('person', 'usr_1', 'Pia'),
  closedAt: '2026-05-20T12:00:00Z',
  staysBecause: null,
  ...over,
});

test('the next best question says whom to ask, what it is worth and what each answer would change', () => {
  const html = draw(<NextQuestion research={research} />);
  const text = textOf(html);
  expect(html).toContain('/acme/contacts/con_1');
  expect(text).toContain('Which industry is your company in?');
  expect(text).toContain('€1.20');
  expect(text).toContain('Trade (40%): content for the company');
  expect(text).toContain('Mining (60%): the plan stays');
  expect(text).toContain('Nobody knows');
  expect(textOf(draw(<NextQuestion research={research} />, []))).not.toContain('Nobody knows');
  expect(textOf(draw(<NextQuestion research={{ ...research, nextQuestion: null }} />))).toContain('None:');
});

test('an answer can be taken back, but not a yes to being contacted', () => {
  const shown = (over: Partial<AskedQuestion>) =>
    textOf(draw(<AskedQuestions research={{ ...research, questions: [asked(over)] }} />));
  expect(shown({})).toContain('Take back');
  const yes = shown({ field: 'consent', answer: 'Yes', staysBecause: 'It stands.' });
  expect(yes).toContain('It stands.');
  expect(yes).not.toContain('Take back');
  expect(shown({ status: 'asked', answer: null, closedBy: null, closedAt: null })).toContain('Answer…');
});

test('the text that is copied has names in place of ids', () => {
  expect(researchText(research)).toBe(
    'Northwind, as of 2026-05-20T12:00:00Z\n\nBuying group\n- Champion: Ann Berg; 1 said by a person.',
  );
});
