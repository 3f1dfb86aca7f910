import { expect, test } from 'vitest';
import { isRunOpen, runOffers, runStatuses } from './run-status';

test('what is under way can be cancelled, what is over done over, what failed taken up again', () => {
  const offered = Object.fromEntries(
    runStatuses.map((status) => {
      const offers = Object.entries(runOffers(status, isRunOpen(status)));
      return [status, offers.flatMap(([name, is]) => (is ? [name] : []))];
    }),
  );
  expect(offered).toEqual({
    no_action: ['rerun'],
    planned: ['cancel'],
    running: ['cancel'],
    waiting: ['cancel'],
    completed: ['rerun'],
    failed: ['rerun', 'retry'],
    cancelled: ['rerun'],
  });
});

test('while another run of the signal goes on, nothing is offered but to cancel', () => {
  expect(runOffers('failed', true)).toEqual({ cancel: false, rerun: false, retry: false });
});
