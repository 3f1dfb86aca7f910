import fc from 'fast-check';

export const CONTACTS = 3;
/** Agents and people never give a contact to the same owner: so it can be told whose value stands. */
export const AGENTS_OWNERS = 3;
export const PEOPLES_OWNERS = 3;

/** How a process dies: before the platform was asked, after it has done it, or it lives and only the answer is lost. */
export type Crash = 'none' | 'before' | 'after' | 'answer lost';

export type Step =
  | { do: 'act'; contact: number; owner: number; crash: Crash }
  | { do: 'edit'; contact: number; owner: number }
  | { do: 'take back'; nth: number; crash: Crash }
  | { do: 'roll back all'; crash: Crash }
  | { do: 'carry on'; crash: Crash }
  | { do: 'stop' }
  | { do: 'lift' }
  | { do: 'sweep' };

const crash = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Crash>('none') },
  { weight: 2, arbitrary: fc.constantFrom<Crash>('before', 'after', 'answer lost') },
);
const contact = fc.nat(CONTACTS - 1);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      contact,
      owner: fc.nat(AGENTS_OWNERS - 1),
      crash,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('edit' as const), contact, owner: fc.nat(PEOPLES_OWNERS - 1) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('take back' as const), nth: fc.nat(20), crash }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('roll back all' as const), crash }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('carry on' as const), crash }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ do: 'stop' }, { do: 'lift' }, { do: 'sweep' }) },
);

/** A history: one burst after the other, the steps of a burst at the same time. */
export const anyHistory = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), {
  minLength: 3,
  maxLength: 9,
});
