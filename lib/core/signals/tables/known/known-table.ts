import { asMapping, type ColumnMapping, type Mapping, type MappingInput } from '../mapping';

export const tablePlatforms = [
  'hubspot',
  'marketo',
  'salesforce',
  'facebook-ads',
  'google-ads',
  'linkedin-ads',
  'microsoft-ads',
] as const;
export type TablePlatform = (typeof tablePlatforms)[number];

/** A table of a platform as a warehouse connector writes it, and how its rows are read. */
export type KnownTable = {
  platform: TablePlatform;
  /** As it is called in the warehouse; a file's name that has it speaks for it. */
  table: string;
  /** The columns it is told by: all of them are there. */
  by: readonly string[];
  /** Whether it has no other columns but those of the connector: for tables that any could contain. */
  isWhole: boolean;
  mapping: Mapping;
};

/** When a row occurred: the first of these that is filled. What lies ahead, such as a closing date, is not among them. */
const timeColumns = [
  ...[
    'updated_at',
    'updated_time',
    'last_modified_date',
    'last_modified_time',
    'last_modified_at',
    'modified_time',
  ],
  ...[
    'property_hs_lastmodifieddate',
    'property_lastmodifieddate',
    'system_modstamp',
    '_fivetran_start',
    'timestamp',
  ],
  ...[
    'timestamp_instant',
    'activity_date',
    'created',
    'date_entered',
    'added_at',
    'created_at',
    'created_date',
  ],
  ...['created_time', 'property_createdate', 'property_hs_createdate', 'start_time', 'date', 'day', 'month'],
  '_fivetran_synced',
] as const;

/** Columns to their targets, several of one target in the order in which they count. A cell that does not fit is kept by its name. */
export type Places = Readonly<Record<string, string | readonly string[]>>;

const entriesOf = (places: Places): Pick<ColumnMapping, 'column' | 'to' | 'orElse'>[] =>
  Object.entries(places).flatMap(([to, columns]) =>
    (typeof columns === 'string' ? columns.split(' ') : columns).map((column) => ({
      column,
      to,
      orElse: 'keep' as const,
    })),
  );

export type TableSpec = {
  table: string;
  /** Separated by spaces. */
  by: string;
  isWhole?: boolean;
  kind?: Mapping['kind'];
  object?: string;
  /** The columns of its id, separated by spaces. */
  id: string;
  places?: Places;
  more?: Partial<Pick<MappingInput, 'columns' | 'constants'>>;
};

/** A table's mapping: what has no place of its own is kept by its name, and of records and reports every column is. */
export function knownTable(platform: TablePlatform, spec: TableSpec): KnownTable {
  const kind = spec.kind ?? 'record.changed';
  const keepsFields = kind === 'contact.identified' || kind === 'account.identified';
  return {
    platform,
    table: spec.table,
    by: spec.by.split(' '),
    isWhole: spec.isWhole ?? false,
    mapping: asMapping({
      kind,
      columns: [
        ...(spec.more?.columns ?? []),
        ...entriesOf(spec.places ?? {}),
        ...entriesOf({ occurredAt: timeColumns }),
      ],
      constants: spec.more?.constants ?? [],
      keepAll: !keepsFields,
      record: { object: spec.object ?? spec.table, recordId: spec.id.split(' ') },
    }),
  };
}
