'use client';

import { Lock } from 'lucide-react';
import { timesToDetect } from '@/lib/core/actions/catalogue';
import {
  type OversightMatrix,
  type OversightMode,
  oversightCeiling,
  oversightMode,
  oversightModes,
  type Reversibility,
  type Risk,
  reversibilities,
  risks,
} from '@/lib/core/oversight/oversight-matrix';
import { FieldMessage } from '../ui/field';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { Select } from '../ui/select';
import type { SectionEditorProps } from './section-editor-props';

const modeLabels: Record<OversightMode, string> = {
  ask: 'Ask each time',
  ask_first: 'Ask the first ones',
  act_with_undo: 'Act, can be taken back',
  act: 'Act',
};
const riskLabels: Record<Risk, string> = {
  low: 'Low consequence',
  medium: 'Medium consequence',
  high: 'High consequence',
};
const reversibilityLabels: Record<Reversibility, string> = {
  reversible: 'Can be taken back',
  irreversible: 'Can’t be taken back',
};
type Time = (typeof timesToDetect)[number];

/** How a person stays in the loop, point by point: consequence and time to detect down, reversibility across. */
export function OversightGrid({ value, onChange, disabled, invalid }: SectionEditorProps<OversightMatrix>) {
  return (
    <Panel
      title="Consequence, time to detect, and whether it can be taken back"
      description="“Ask the first ones” counts judged outcomes by kind and segment. A lock marks a floor that no setting can lower."
      padding="none"
    >
      <ScrollingTable label="Oversight matrix">
        <table className="w-full min-w-[34rem] border-collapse text-sm">
          <caption className="sr-only">How each kind of decision is overseen</caption>
          <thead>
            <tr className="border-b text-left text-xs text-muted">
              <th scope="col" className="px-4 py-2 font-medium">
                Consequence
              </th>
              <th scope="col" className="px-2 py-2 font-medium">
                Noticed within
              </th>
              {reversibilities.map((reversibility) => (
                <th key={reversibility} scope="col" className="w-[32%] px-2 py-2 font-medium">
                  {reversibilityLabels[reversibility]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {risks.flatMap((risk) =>
              timesToDetect.map((time, index) => (
                <tr key={`${risk} ${time}`} className="border-b last:border-b-0">
                  {index === 0 ? (
                    <th
                      scope="rowgroup"
                      rowSpan={timesToDetect.length}
                      className="px-4 py-2 text-left align-top font-medium"
                    >
                      {riskLabels[risk]}
                    </th>
                  ) : null}
                  <th scope="row" className="px-2 py-2 text-left font-normal text-muted">
                    {time}
                  </th>
                  {reversibilities.map((reversibility) => (
                    <td key={reversibility} className="px-2 py-1.5 align-top">
                      <Cell
                        {...{ risk, time, reversibility, disabled }}
                        matrix={value}
                        error={invalid?.[`${risk}.${time}.${reversibility}`]}
                        onChange={(mode) => onChange(withCell(value, risk, time, reversibility, mode))}
                      />
                    </td>
                  ))}
                </tr>
              )),
            )}
          </tbody>
        </table>
      </ScrollingTable>
    </Panel>
  );
}

function Cell({
  risk,
  time,
  reversibility,
  matrix,
  disabled,
  error,
  onChange,
}: {
  risk: Risk;
  time: Time;
  reversibility: Reversibility;
  matrix: OversightMatrix;
  disabled: boolean;
  error?: string;
  onChange: (mode: OversightMode) => void;
}) {
  const freest = oversightModes.indexOf(oversightCeiling(risk, reversibility));
  const isFixed = freest === 0;
  if (disabled || isFixed)
    return (
      <span className="flex min-h-8 items-center gap-1.5">
        {modeLabels[oversightMode(matrix, risk, time, reversibility)]}
        {freest < oversightModes.length - 1 ? (
          <Lock aria-label="Floor" className="size-3.5 text-subtle" />
        ) : null}
      </span>
    );
  return (
    <div className="flex flex-col gap-1">
      <Select
        size="sm"
        aria-label={`${riskLabels[risk]}, noticed within ${time}, ${reversibilityLabels[reversibility].toLowerCase()}`}
        value={matrix[risk][time][reversibility]}
        onValueChange={onChange}
        options={oversightModes
          .filter((mode) => reversibility === 'reversible' || mode !== 'act_with_undo')
          .map((mode) => {
            const isBeyond = oversightModes.indexOf(mode) > freest;
            return {
              value: mode,
              label: modeLabels[mode],
              disabled: isBeyond,
              ...(isBeyond ? { hint: 'Beyond the floor: no setting allows it' } : {}),
            };
          })}
      />
      {error ? <FieldMessage error={error} /> : null}
    </div>
  );
}

const withCell = (
  matrix: OversightMatrix,
  risk: Risk,
  time: Time,
  reversibility: Reversibility,
  mode: OversightMode,
): OversightMatrix => ({
  ...matrix,
  [risk]: { ...matrix[risk], [time]: { ...matrix[risk][time], [reversibility]: mode } },
});
