import { accountTiers } from '@/lib/core/scopes/scope-body';
import { segments, segmentTitles } from '@/lib/core/scopes/segment';
import { seniorities, seniorityTitles } from '@/lib/core/scopes/seniority';
import { purposeOptions } from '../contacts/contact-words';
import { Checkbox } from '../ui/checkbox';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import type { AudienceDraft } from './audience-draft';

type Props = { draft: AudienceDraft; onChange: (draft: AudienceDraft) => void };

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Who belongs to the audience; what is left empty is left open. */
export function AudienceFilterFields({ draft, onChange }: Props) {
  const set = (part: Partial<AudienceDraft>) => onChange({ ...draft, ...part });
  return (
    <div className="flex flex-col gap-5">
      <Field label="For what" hint="Consent is looked at for this purpose.">
        <Select
          value={draft.purpose}
          onValueChange={(purpose) => set({ purpose: purpose as AudienceDraft['purpose'] })}
          options={purposeOptions}
        />
      </Field>
      <Choices
        legend="Account tiers"
        options={accountTiers.map((tier) => ({ value: tier, label: `Tier ${tier.slice('tier_'.length)}` }))}
        chosen={draft.accountTiers}
        onChange={(list) => set({ accountTiers: list })}
      />
      <Choices
        legend="Size of account"
        options={segments.map((segment) => ({ value: segment, label: capital(segmentTitles[segment]) }))}
        chosen={draft.segments}
        onChange={(list) => set({ segments: list })}
      />
      <Choices
        legend="Positions"
        options={seniorities.map((each) => ({ value: each, label: capital(seniorityTitles[each]) }))}
        chosen={draft.seniorities}
        onChange={(list) => set({ seniorities: list })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Regions" hint="Separated by commas; empty is everywhere.">
          <Input value={draft.regions} maxLength={400} onChange={(e) => set({ regions: e.target.value })} />
        </Field>
        <Field label="Languages" hint="Such as en, de; empty is any.">
          <Input
            value={draft.languages}
            maxLength={200}
            onChange={(e) => set({ languages: e.target.value })}
          />
        </Field>
        <Field label="Least probability of conversion" hint="Empty is any.">
          <Input
            inputMode="decimal"
            suffix="%"
            value={draft.minScorePercent}
            onChange={(e) => set({ minScorePercent: e.target.value })}
          />
        </Field>
        <Field label="Engaged within" hint="Empty is at any time.">
          <Input
            inputMode="numeric"
            suffix="days"
            value={draft.engagedWithinDays}
            onChange={(e) => set({ engagedWithinDays: e.target.value })}
          />
        </Field>
      </div>
    </div>
  );
}

function Choices<T extends string>({
  legend,
  options,
  chosen,
  onChange,
}: {
  legend: string;
  options: readonly { value: T; label: string }[];
  chosen: readonly T[];
  onChange: (list: T[]) => void;
}) {
  const toggle = (value: T, on: boolean) =>
    onChange(
      options.map((option) => option.value).filter((each) => (each === value ? on : chosen.includes(each))),
    );
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{legend}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onCheckedChange={(on) => toggle(value, on)}
          />
        ))}
      </div>
    </fieldset>
  );
}
