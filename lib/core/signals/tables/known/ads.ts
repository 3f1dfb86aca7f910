import { type KnownTable, knownTable, type TablePlatform, type TableSpec } from './known-table';

/**
 * Reports and settings of ad platforms, as records: a report has one row for each device, network or place, and a day of a campaign
 * may be told by several, so that none of them is the performance of that day.
 */
const tables = (platform: TablePlatform, specs: readonly TableSpec[]): KnownTable[] => {
  const prefix = platform === 'linkedin-ads' ? 'linkedin' : platform.replaceAll('-', '_');
  return specs.map((spec) =>
    knownTable(platform, { ...spec, table: `${prefix}_${spec.table}`, object: `${platform}.${spec.table}` }),
  );
};

const facebook = tables('facebook-ads', [
  { table: 'account_history', by: 'id name _fivetran_synced', isWhole: true, id: 'id' },
  { table: 'ad_history', by: 'id account_id ad_set_id campaign_id creative_id', id: 'id' },
  { table: 'ad_set_history', by: 'id account_id campaign_id name updated_time', isWhole: true, id: 'id' },
  { table: 'campaign_history', by: 'id account_id name updated_time', isWhole: true, id: 'id' },
  { table: 'basic_ad', by: 'ad_id date account_id impressions inline_link_clicks spend', id: 'ad_id date' },
  {
    table: 'basic_ad_actions',
    by: 'ad_id date index action_type value inline',
    id: 'ad_id date _fivetran_id index',
  },
  {
    table: 'basic_ad_action_values',
    by: 'ad_id date index action_type value',
    id: 'ad_id date _fivetran_id index',
  },
  {
    table: 'demographics_country',
    by: 'account_id country date frequency reach spend',
    id: '_fivetran_id date',
  },
  {
    table: 'demographics_country_actions',
    by: 'account_id action_type date index inline value',
    id: '_fivetran_id date index',
  },
  {
    table: 'demographics_region',
    by: 'account_id region date frequency reach spend',
    id: '_fivetran_id date',
  },
  {
    table: 'demographics_region_actions',
    by: '_fivetran_id account_id action_type date index value',
    isWhole: true,
    id: '_fivetran_id date index',
  },
]);

const google = tables('google-ads', [
  { table: 'account_history', by: 'id auto_tagging_enabled descriptive_name manager_customer_id', id: 'id' },
  {
    table: 'account_stats',
    by: 'customer_id date ad_network_type device cost_micros interactions',
    id: '_fivetran_id date',
  },
  {
    table: 'ad_group_criterion_history',
    by: 'id ad_group_id base_campaign_id keyword_match_type keyword_text',
    id: 'ad_group_id id',
  },
  { table: 'ad_group_history', by: 'id campaign_id campaign_name name status updated_at', id: 'id' },
  {
    table: 'ad_group_stats',
    by: 'id customer_id date base_ad_group campaign_base_campaign cost_micros interactions',
    id: '_fivetran_id date',
  },
  { table: 'ad_history', by: 'id ad_group_id display_url final_urls', id: 'ad_group_id id' },
  {
    table: 'ad_stats',
    by: 'ad_id customer_id date keyword_ad_group_criterion cost_micros ad_network_type device',
    id: 'ad_id date device ad_network_type keyword_ad_group_criterion',
  },
  { table: 'campaign_history', by: 'id customer_id advertising_channel_type serving_status', id: 'id' },
  {
    table: 'campaign_stats',
    by: 'id customer_id date base_campaign ad_network_type cost_micros interactions',
    id: '_fivetran_id date',
  },
  {
    table: 'keyword_stats',
    by: 'ad_group_id ad_group_criterion_criterion_id customer_id date cost_micros interactions ad_network_type',
    id: '_fivetran_id date',
  },
  {
    table: 'search_term_keyword_stats',
    by: 'search_term search_term_match_type customer_id date cost_micros',
    id: '_fivetran_id date',
  },
]);

const linkedin = tables('linkedin-ads', [
  {
    table: 'ad_account_history',
    by: 'id last_modified_time created_time name currency version_tag',
    id: 'id version_tag',
  },
  {
    table: 'ad_analytics_by_campaign',
    by: 'campaign_id day cost_in_usd company_page_clicks one_click_leads',
    id: 'campaign_id day',
  },
  {
    table: 'ad_analytics_by_creative',
    by: 'creative_id day cost_in_usd company_page_clicks one_click_leads',
    id: 'creative_id day',
  },
  {
    table: 'ad_campaign_group_history',
    by: 'id last_modified_time account_id created_time name',
    isWhole: true,
    id: 'id last_modified_time',
  },
  {
    table: 'ad_campaign_history',
    by: 'id last_modified_time account_id campaign_group_id version_tag',
    id: 'id version_tag',
  },
  { table: 'ad_creative_history', by: 'id campaign_id intended_status click_uri', id: 'id last_modified_at' },
  { table: 'geo', by: '_fivetran_synced id value', isWhole: true, id: 'id' },
  {
    table: 'monthly_ad_analytics_by_member_country',
    by: 'campaign_id month member_country cost_in_usd',
    id: 'campaign_id month member_country',
  },
  {
    table: 'monthly_ad_analytics_by_member_region',
    by: 'campaign_id month member_region cost_in_usd',
    id: 'campaign_id month member_region',
  },
]);

const daily = 'date account_id device_os device_type network top_vs_other';
const microsoft = tables('microsoft-ads', [
  {
    table: 'account_history',
    by: 'id name last_modified_time time_zone currency_code',
    isWhole: true,
    id: 'id last_modified_time',
  },
  {
    table: 'account_performance_daily_report',
    by: `${daily} spend`,
    id: `${daily} bid_match_type delivered_match_type`,
  },
  {
    table: 'ad_group_history',
    by: 'id name campaign_id modified_time start_date end_date',
    id: 'id modified_time',
  },
  {
    table: 'ad_group_performance_daily_report',
    by: `${daily} campaign_id ad_group_id language`,
    id: `${daily} ad_group_id language`,
  },
  { table: 'ad_history', by: 'id title_part_1 final_url ad_group_id modified_time', id: 'id modified_time' },
  {
    table: 'ad_performance_daily_report',
    by: `${daily} campaign_id ad_group_id ad_id ad_distribution`,
    id: `${daily} ad_id language`,
  },
  {
    table: 'campaign_history',
    by: 'id name account_id modified_time type time_zone',
    id: 'id modified_time',
  },
  {
    table: 'campaign_performance_daily_report',
    by: `${daily} campaign_id budget_name`,
    id: `${daily} campaign_id budget_name`,
  },
  {
    table: 'geographic_performance_daily_report',
    by: 'date account_id campaign_id ad_group_id county location_type metro_area postal_code city device_os',
    id: 'date ad_group_id location_id device_type goal',
  },
  { table: 'keyword_history', by: 'id name modified_time ad_group_id match_type', id: 'id modified_time' },
  {
    table: 'keyword_performance_daily_report',
    by: `${daily} campaign_id ad_group_id ad_id keyword_id ad_distribution`,
    id: `${daily} ad_id keyword_id`,
  },
  {
    table: 'search_performance_daily_report',
    by: `${daily} campaign_id ad_group_id ad_id keyword_id search_query`,
    id: `${daily} ad_id keyword_id search_query`,
  },
]);

export const adTables = [...facebook, ...google, ...linkedin, ...microsoft];
