import { knownTable, type Places, type TableSpec } from './known-table';

const person: Places = { 'person.ids[crm:hubspot]': 'contact_id' };
const account: Places = { 'account.externalId': 'company_id' };

const people: TableSpec[] = [
  {
    table: 'contact',
    by: 'id property_email property_firstname property_lastname _fivetran_synced',
    kind: 'contact.identified',
    id: 'id',
    places: {
      'person.ids[crm:hubspot]': 'id',
      'person.email': 'property_email',
      'person.firstName': 'property_firstname',
      'person.lastName': 'property_lastname',
      'person.title': 'property_jobtitle',
      'person.phone': 'property_phone property_mobilephone',
      'person.countryCode': 'property_hs_country_region_code property_country',
      'person.language': 'property_hs_language',
      'account.externalId': 'property_associatedcompanyid',
      'account.name': 'property_company',
      'account.domain': 'property_website property_hs_email_domain',
      optOut: 'property_hs_email_optout',
    },
  },
  {
    table: 'company',
    by: 'id is_deleted property_name property_industry _fivetran_synced',
    kind: 'account.identified',
    id: 'id',
    places: {
      'account.externalId': 'id',
      'account.name': 'property_name',
      'account.domain': 'property_domain property_website',
      'account.industry': 'property_industry',
      'account.employees': 'property_numberofemployees',
      'account.region': 'property_hs_region',
    },
  },
  {
    table: 'contact_form_submission',
    by: 'form_id contact_id conversion_id page_url portal_id',
    kind: 'contact.tracked',
    id: 'conversion_id',
    places: { ...person, 'page.url': 'page_url', 'page.title': 'title' },
    more: { constants: [{ to: 'event', value: 'Form Submitted' }] },
  },
];

/** Only the table of all e-mail events says to whom a message went; those of one sort add to it by the event's id. */
const emailEvents: TableSpec[] = [
  {
    table: 'email_event',
    by: 'id type recipient email_campaign_id sent_by_id',
    kind: 'email.reported',
    id: 'id',
    // Some exports hide the address behind a code: that still tells people apart.
    places: {
      'person.id[hubspot.recipient]': 'recipient',
      report: 'type',
      occurredAt: 'created',
      messageId: 'id',
    },
  },
  { table: 'email_event_bounce', by: 'id category status response', id: 'id' },
  { table: 'email_event_click', by: 'id referer browser location ip_address url user_agent', id: 'id' },
  { table: 'email_event_deferred', by: 'id attempt response', isWhole: true, id: 'id' },
  { table: 'email_event_delivered', by: 'id response smtp_id', isWhole: true, id: 'id' },
  { table: 'email_event_dropped', by: 'id drop_reason drop_message bcc cc from', id: 'id' },
  { table: 'email_event_forward', by: 'id browser ip_address location user_agent', isWhole: true, id: 'id' },
  {
    table: 'email_event_open',
    by: 'id duration browser ip_address location user_agent',
    isWhole: true,
    id: 'id',
  },
  { table: 'email_event_print', by: 'id browser ip_address location user_agent', isWhole: true, id: 'id' },
  { table: 'email_event_sent', by: 'id bcc cc from reply_to subject', isWhole: true, id: 'id' },
  {
    table: 'email_event_spam_report',
    by: 'id ip_address user_agent _fivetran_synced',
    isWhole: true,
    id: 'id',
  },
  {
    table: 'email_event_status_change',
    by: 'id bounced portal_subscription_status requested_by subscriptions',
    id: 'id',
  },
];

const records: TableSpec[] = [
  {
    table: 'company_property_history',
    by: 'company_id timestamp name value source_id',
    id: 'company_id name timestamp',
    places: account,
  },
  {
    table: 'contact_property_history',
    by: 'contact_id timestamp name value source_id',
    id: 'contact_id name timestamp',
    places: person,
  },
  { table: 'contact_list', by: 'id name processing_type list_version filters_updated_at', id: 'id' },
  {
    table: 'contact_list_member',
    by: 'contact_id contact_list_id added_at',
    id: 'contact_list_id contact_id',
    places: person,
  },
  {
    table: 'contact_merge_audit',
    by: 'canonical_vid vid_to_merge num_properties_moved',
    id: 'canonical_vid vid_to_merge',
    places: { 'person.ids[crm:hubspot]': 'canonical_vid' },
  },
  { table: 'deal', by: 'deal_id deal_pipeline_id deal_pipeline_stage_id property_dealname', id: 'deal_id' },
  {
    table: 'deal_company',
    by: 'company_id deal_id type_id category',
    id: 'deal_id company_id',
    places: account,
  },
  {
    table: 'deal_contact',
    by: 'contact_id deal_id type_id category',
    id: 'deal_id contact_id',
    places: person,
  },
  {
    table: 'deal_pipeline',
    by: 'pipeline_id active display_order label created_at updated_at',
    isWhole: true,
    id: 'pipeline_id',
  },
  { table: 'deal_pipeline_stage', by: 'stage_id pipeline_id closed_won probability label', id: 'stage_id' },
  {
    table: 'deal_property_history',
    by: 'deal_id timestamp name value source_id',
    id: 'deal_id name timestamp',
  },
  {
    table: 'deal_stage',
    by: 'deal_id date_entered source value _fivetran_start',
    id: 'deal_id _fivetran_start',
  },
  { table: 'email_campaign', by: 'id app_id content_id num_included num_queued subject', id: 'id' },
  { table: 'engagement', by: 'id type _fivetran_synced portal_id', isWhole: true, id: 'id' },
  {
    table: 'engagement_call',
    by: 'engagement_id property_hs_createdate property_hs_timestamp type _fivetran_deleted',
    isWhole: true,
    id: 'engagement_id',
  },
  {
    table: 'engagement_communication',
    by: 'engagement_id property_hs_createdate property_hs_timestamp type _fivetran_deleted',
    isWhole: true,
    id: 'engagement_id',
  },
  {
    table: 'engagement_company',
    by: 'company_id engagement_id engagement_type type_id',
    id: 'engagement_id company_id',
    places: account,
  },
  {
    table: 'engagement_contact',
    by: 'contact_id engagement_id engagement_type type_id',
    id: 'engagement_id contact_id',
    places: person,
  },
  {
    table: 'engagement_deal',
    by: 'deal_id engagement_id engagement_type type_id',
    id: 'engagement_id deal_id',
  },
  {
    table: 'engagement_email',
    by: 'engagement_id property_hs_email_subject property_hs_timestamp',
    id: 'engagement_id',
  },
  {
    table: 'engagement_meeting',
    by: 'engagement_id meeting_outcome start_time end_time web_conference_meeting_id',
    id: 'engagement_id',
  },
  {
    table: 'engagement_note',
    by: 'engagement_id property_hs_note_body property_hs_timestamp',
    id: 'engagement_id',
  },
  {
    table: 'engagement_task',
    by: 'engagement_id property_hs_task_type property_hs_timestamp',
    id: 'engagement_id',
  },
  {
    table: 'form',
    by: 'guid form_type lead_nurturing_campaign_id notify_recipients submit_text',
    id: 'guid',
  },
  { table: 'merged_deal', by: 'deal_id merged_deal_id', id: 'deal_id merged_deal_id' },
  { table: 'owner', by: 'owner_id portal_id type email active_user_id', id: 'owner_id' },
  { table: 'owner_team', by: 'owner_id team_id is_team_primary', id: 'owner_id team_id' },
  {
    table: 'property',
    by: 'hubspot_defined hubspot_object group_name field_type label name',
    id: '_fivetran_id',
  },
  { table: 'property_option', by: 'property_id label value hidden display_order', id: 'property_id value' },
  { table: 'role', by: 'id name requires_billing_write', id: 'id' },
  { table: 'team', by: 'id name _fivetran_synced', isWhole: true, id: 'id' },
  { table: 'team_user', by: 'user_id team_id is_secondary_user', id: 'team_id user_id' },
  {
    table: 'ticket',
    by: 'id property_hs_pipeline property_hs_pipeline_stage property_hs_ticket_priority',
    id: 'id',
  },
  {
    table: 'ticket_company',
    by: 'ticket_id company_id category',
    id: 'ticket_id company_id',
    places: account,
  },
  {
    table: 'ticket_contact',
    by: 'ticket_id contact_id category',
    id: 'ticket_id contact_id',
    places: person,
  },
  { table: 'ticket_deal', by: 'ticket_id deal_id category', id: 'ticket_id deal_id' },
  { table: 'ticket_engagement', by: 'ticket_id engagement_id category', id: 'ticket_id engagement_id' },
  {
    table: 'ticket_pipeline',
    by: 'pipeline_id active display_order label object_type_id',
    id: 'pipeline_id',
  },
  { table: 'ticket_pipeline_stage', by: 'stage_id pipeline_id ticket_state label', id: 'stage_id' },
  {
    table: 'ticket_property_history',
    by: 'ticket_id timestamp_instant name value source_id',
    id: 'ticket_id name timestamp_instant',
  },
  { table: 'users', by: 'id primary_team_id role_id email', id: 'id' },
];

export const hubspotTables = [...people, ...emailEvents, ...records].map((spec) =>
  knownTable('hubspot', spec),
);
