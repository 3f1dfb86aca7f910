import { knownTable, type Places, type TableSpec } from './known-table';

const personPlaces: Places = {
  'person.ids[crm:salesforce]': 'id',
  'person.email': 'email',
  'person.name': 'name',
  'person.firstName': 'first_name',
  'person.lastName': 'last_name',
  'person.title': 'title',
  'person.phone': 'phone mobile_phone home_phone',
  optOut: 'has_opted_out_of_email',
};
const contactPlaces: Places = {
  ...personPlaces,
  'person.countryCode': 'mailing_country_code mailing_country',
  'account.externalId': 'account_id',
};
const accountPlaces: Places = {
  'account.externalId': 'id',
  'account.name': 'name',
  'account.domain': 'website',
  'account.industry': 'industry',
  'account.employees': 'number_of_employees',
};
const ofAccount: Places = { 'account.externalId': 'account_id' };
const aboutWho: Places = { ...ofAccount, 'person.ids[crm:salesforce]': 'who_id' };
// The state of a record from one moment to the next: it occurred when it began.
const since: Places = { occurredAt: '_fivetran_start' };

const specs: TableSpec[] = [
  {
    table: 'contact',
    object: 'Contact',
    kind: 'contact.identified',
    by: 'id account_id mailing_city reports_to_id system_modstamp',
    id: 'id',
    places: contactPlaces,
  },
  {
    table: 'contact_history',
    object: 'Contact',
    kind: 'contact.identified',
    by: 'id account_id mailing_city reports_to_id _fivetran_start _fivetran_end',
    id: 'id',
    places: { ...since, ...contactPlaces },
  },
  {
    table: 'lead',
    object: 'Lead',
    kind: 'contact.identified',
    by: 'id company is_converted converted_contact_id is_unread_by_owner',
    id: 'id',
    places: {
      ...personPlaces,
      'person.countryCode': 'country_code country',
      'account.externalId': 'converted_account_id',
      'account.name': 'company',
      'account.domain': 'website',
      'account.industry': 'industry',
      'account.employees': 'number_of_employees',
    },
  },
  {
    table: 'account',
    object: 'Account',
    kind: 'account.identified',
    by: 'id account_number billing_city parent_id sic ticker_symbol',
    id: 'id',
    places: accountPlaces,
  },
  {
    table: 'account_history',
    object: 'Account',
    kind: 'account.identified',
    by: 'id account_number billing_city parent_id ownership _fivetran_start _fivetran_end',
    id: 'id',
    places: { ...since, ...accountPlaces },
  },
  {
    table: 'event',
    object: 'Event',
    by: 'id activity_date_time is_group_event show_as who_id what_id',
    id: 'id',
    places: aboutWho,
  },
  {
    table: 'task',
    object: 'Task',
    by: 'id call_disposition is_high_priority task_subtype who_id what_id',
    id: 'id',
    places: aboutWho,
  },
  {
    table: 'opportunity',
    object: 'Opportunity',
    by: 'id account_id close_date stage_name is_won forecast_category has_open_activity',
    id: 'id',
    places: ofAccount,
  },
  {
    table: 'opportunity_history',
    object: 'Opportunity',
    by: 'id account_id close_date stage_name is_won forecast_category _fivetran_start _fivetran_end',
    id: 'id',
    places: { ...since, ...ofAccount },
  },
  {
    table: 'opportunity_line_item',
    object: 'OpportunityLineItem',
    by: 'id opportunity_id pricebook_entry_id quantity unit_price',
    id: 'id',
  },
  {
    table: 'order',
    object: 'Order',
    by: 'id account_id order_number is_reduction_order pricebook_2_id',
    id: 'id',
    places: ofAccount,
  },
  {
    table: 'product_2',
    object: 'Product2',
    by: 'id product_code family is_active stock_keeping_unit',
    id: 'id',
  },
  { table: 'user', object: 'User', by: 'id profile_id user_role_id username alias', id: 'id' },
  {
    table: 'user_role',
    object: 'UserRole',
    by: 'id developer_name parent_role_id rollup_description',
    id: 'id',
  },
];

export const salesforceTables = specs.map((spec) => knownTable('salesforce', spec));
