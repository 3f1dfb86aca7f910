import { describe, expect, it } from 'vitest';
import { showProblemOnForm } from './show-problem-on-form';

function aForm(values: Record<string, unknown>) {
  const errors: Record<string, string | undefined> = {};
  return {
    errors,
    getValues: (() => values) as never,
    setError: (name: string, error: { message?: string }) => {
      errors[name] = error.message;
    },
  };
}

describe('showProblemOnForm', () => {
  it('puts each reason at its field', () => {
    const form = aForm({ name: '', capMicros: '' });
    showProblemOnForm(form, {
      title: 'Not valid',
      invalidParams: [
        { name: 'body.name', reason: 'is taken' },
        { name: 'capMicros', reason: 'is negative' },
      ],
    });
    expect(form.errors).toEqual({ name: 'is taken', capMicros: 'is negative' });
  });

  it('says what no field can show above the buttons', () => {
    const form = aForm({ name: '' });
    showProblemOnForm(form, {
      title: 'Not valid',
      detail: 'The cap is below what is spent.',
      remedy: 'Raise it.',
      invalidParams: [{ name: 'cap', reason: 'too low' }],
    });
    expect(form.errors).toEqual({ root: 'The cap is below what is spent. Raise it.' });
  });

  it('copes with anything thrown', () => {
    const form = aForm({});
    showProblemOnForm(form, new Error('boom'));
    expect(form.errors).toEqual({ root: 'boom' });
  });
});
