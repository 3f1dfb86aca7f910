import { knownTable, type Places, type TableSpec } from './known-table';

const person: Places = { 'person.ids[crm:marketo]': 'lead_id' };
const activity: Places = { ...person, messageId: 'id' };
const report = (value: string) => ({ constants: [{ to: 'report', value }] });
const ofMessage: Pick<TableSpec, 'kind' | 'id'> = { kind: 'email.reported', id: 'id' };

/** What leads did with messages: each names the lead, and the activity's id tells it from any other. */
const emailActivities: TableSpec[] = [
  {
    ...ofMessage,
    table: 'activity_click_email',
    by: 'id activity_date lead_id email_template_id link is_mobile_device campaign_run_id',
    places: activity,
    more: report('clicked'),
  },
  {
    ...ofMessage,
    table: 'activity_open_email',
    by: 'id activity_date lead_id email_template_id is_mobile_device device',
    places: activity,
    more: report('opened'),
  },
  {
    ...ofMessage,
    table: 'activity_email_delivered',
    by: 'id activity_date activity_type_id campaign_id campaign_run_id choice_number email_template_id lead_id primary_attribute_value primary_attribute_value_id step_id',
    isWhole: true,
    places: activity,
    more: report('delivered'),
  },
  {
    ...ofMessage,
    table: 'activity_send_email',
    by: 'id activity_date campaign_run_id choice_number email_template_id lead_id step_id action_result',
    places: activity,
    more: {
      ...report('sent'),
      columns: [
        {
          column: 'action_result',
          to: 'report',
          values: { succeeded: 'sent', skipped: 'dropped' },
          orElse: 'keep',
        },
      ],
    },
  },
  {
    ...ofMessage,
    table: 'activity_email_bounced',
    by: 'id activity_date lead_id category subcategory details email',
    places: { ...activity, 'person.email': 'email', reason: 'details' },
    more: {
      ...report('bounced'),
      // 2: the address does not exist · 1: taken for spam · 3, 4: for the time being · 9: not known
      columns: [
        {
          column: 'category',
          to: 'bounce',
          values: { 1: 'soft', 2: 'hard', 3: 'soft', 4: 'soft' },
          orElse: 'keep',
        },
      ],
    },
  },
  {
    ...ofMessage,
    table: 'activity_unsubscribe_email',
    by: 'id activity_date lead_id webform_id form_fields query_parameters',
    places: activity,
    more: report('unsubscribed'),
  },
];

const others: TableSpec[] = [
  {
    table: 'lead',
    by: 'id created_at updated_at email first_name last_name',
    kind: 'contact.identified',
    id: 'id',
    places: {
      'person.ids[crm:marketo]': 'id',
      'person.email': 'email',
      'person.firstName': 'first_name',
      'person.lastName': 'last_name',
      'person.title': 'title',
      'person.phone': 'phone mobile_phone',
      'person.countryCode': 'country',
      'account.name': 'company',
      'account.domain': 'website',
      'account.industry': 'industry',
      optOut: 'unsubscribed',
    },
  },
  {
    table: 'activity_change_data_value',
    by: 'id activity_date lead_id new_value old_value api_method_name',
    id: 'id',
    places: person,
  },
  {
    table: 'activity_delete_lead',
    by: 'id activity_date activity_type_id campaign campaign_id lead_id',
    id: 'id',
    places: person,
  },
  {
    table: 'activity_merge_leads',
    by: 'id activity_date lead_id merge_ids merge_source master_updated',
    id: 'id',
    places: person,
  },
  {
    table: 'campaign',
    by: 'id program_id is_communication_limit_enabled qualification_rule_type smart_list_id',
    id: 'id',
  },
  {
    table: 'email_template_history',
    by: 'id from_email publish_to_msi reply_email version web_view',
    id: 'id version',
  },
  { table: 'lead_describe', by: 'id data_type display_name restname soapname', id: 'id' },
  { table: 'program', by: 'id channel sfdc_id sfdc_name workspace', id: 'id' },
];

export const marketoTables = [...emailActivities, ...others].map((spec) => knownTable('marketo', spec));
