import { describe, expect, it } from 'vitest';
import { asMapping, mappingSchema, tableKinds } from '@/lib/core/signals/tables/mapping';
import { choiceOf, withChoice, withKind } from './edit-mapping';
import { KEEP, LEAVE_OUT, targetOptions } from './target-words';

const header = ['mail', 'visits', 'note'];
const mapping = asMapping({
  kind: 'contact.identified',
  columns: [{ column: 'mail', to: 'person.email' }],
});

describe('the editor of a mapping', () => {
  it('shows each choice as it was made, and makes a mapping that is valid, for each kind and place', () => {
    for (const kind of tableKinds) {
      const base = withKind(mapping, kind, header);
      expect(mappingSchema.safeParse(base).success).toBe(true);
      for (const { value } of targetOptions(kind, KEEP)) {
        if (value === KEEP && !targetOptions(kind, LEAVE_OUT).some((one) => one.value === KEEP)) continue;
        const chosen = withChoice(base, 'visits', value);
        expect([kind, value, mappingSchema.safeParse(chosen).error?.issues]).toEqual([
          kind,
          value,
          undefined,
        ]);
        expect([kind, choiceOf(chosen, 'visits')]).toEqual([kind, value]);
        expect(chosen.columns.filter(({ column }) => column === 'mail')).toEqual(
          base.columns.filter(({ column }) => column === 'mail'),
        );
      }
    }
  });

  it('leaves nothing without a place where the kind has no room', () => {
    const campaigns = withKind(mapping, 'campaign.performance', header);
    expect(campaigns.leaveOut).toEqual(header);
    expect(choiceOf(campaigns, 'mail')).toBe(LEAVE_OUT);
    expect(withKind(campaigns, 'contact.identified', header).leaveOut).toEqual([]);
  });

  it('shows a column that goes to several places by all of them', () => {
    const twice = asMapping({
      kind: 'contact.identified',
      columns: [
        { column: 'mail', to: 'person.email' },
        { column: 'mail', to: 'person.ids[user]' },
      ],
    });
    expect(choiceOf(twice, 'mail')).toBe('person.email, person.ids[user]');
    expect(withChoice(twice, 'mail', KEEP).columns).toEqual([]);
  });
});
