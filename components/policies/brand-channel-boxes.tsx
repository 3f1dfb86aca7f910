'use client';

import { type Channel, channels } from '@/lib/core/actions/catalogue';
import { channelNames } from '@/lib/core/brand-safety/guideline-sentences';
import { Checkbox } from '../ui/checkbox';

/** The channels something is asked for in. */
export function BrandChannelBoxes({
  legend,
  value,
  onChange,
  disabled,
}: {
  legend: string;
  value: readonly Channel[];
  onChange: (value: Channel[]) => void;
  disabled: boolean;
}) {
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
      <legend className="mb-1.5 text-sm">{legend}</legend>
      {channels.map((channel) => (
        <Checkbox
          key={channel}
          label={channelNames[channel]}
          disabled={disabled}
          checked={value.includes(channel)}
          onCheckedChange={(isIn) =>
            onChange(channels.filter((each) => (each === channel ? isIn : value.includes(each))))
          }
        />
      ))}
    </fieldset>
  );
}
