/** How the text of a cell is read. An empty cell is null, whatever its type. */
export type ValueType = 'text' | 'number' | 'boolean';

type Common = {
  /** As in `--mapping NAME`. */
  name: string;
  title: string;
  /** Cells with exactly these texts count as empty. */
  empty: readonly string[];
};

/** One lead per row: an engagement and, where it is known by now, its outcome. */
export type LeadMapping = Common & {
  kind: 'leads';
  source: string;
  /** The lead's own id. */
  identity: string;
  /** A number that rises with time, for files that carry no time: it decides the order on the calendar. */
  order: string;
  /** The days before now that the leads are spread over. */
  calendar: { days: number; seed: string };
  region: string | null;
  /** Columns known when the signal arrives, by how they are read. */
  traits: Readonly<Record<string, ValueType>>;
  /** Among the traits: those that may already tell of the outcome. Scores are shown with and without them. */
  mayTellOutcome: readonly string[];
  outcome: {
    column: string;
    converted: string;
    notConverted: string;
    afterDays: { min: number; max: number };
  };
  /** Columns left out, by why. */
  leftOut: Readonly<Record<string, readonly string[]>>;
};

/** Rows of spend and return, added up by campaign and day. */
export type CampaignDaysMapping = Common & {
  kind: 'campaign-days';
  source: string;
  campaign: string;
  /** English month name and day of the month; the year does not matter. */
  month: string;
  dayOfMonth: string;
  firstDay: { month: string; day: number };
  days: number;
  /** Currency units, added up exactly. */
  spend: string;
  revenue: string;
  impressions: string;
  clicks: string;
  conversions: string;
};

/** Owners of the practice CRM. */
export type OwnersMapping = Common & {
  kind: 'owners';
  owner: string;
  team: string;
  region: string;
  constants: { capacity: number; available: boolean };
};

export type Mapping = LeadMapping | CampaignDaysMapping | OwnersMapping;

/** The columns a file must have for the mapping to work. */
export function requiredColumns(mapping: Mapping): string[] {
  switch (mapping.kind) {
    case 'leads':
      return [
        mapping.identity,
        mapping.order,
        mapping.outcome.column,
        ...Object.keys(mapping.traits),
        ...(mapping.region ? [mapping.region] : []),
      ];
    case 'campaign-days':
      return [
        mapping.campaign,
        mapping.month,
        mapping.dayOfMonth,
        mapping.spend,
        mapping.revenue,
        mapping.impressions,
        mapping.clicks,
        mapping.conversions,
      ];
    case 'owners':
      return [mapping.owner, mapping.team, mapping.region];
  }
}
