import { catalogue } from '@/lib/core/actions/catalogue';
import type { ConnectorAction, KindsOf } from '../kit/connector';
import { guardedAction } from '../kit/guarded-action';
import { everyMember, oneContact } from './client';
import { stepPlatform } from './pieces';

const removal = catalogue['outreach.contact.remove'].payload;

export const actions = {
  'outreach.contact.enrol': guardedAction('outreach.contact.enrol', oneContact()),
  'outreach.contact.remove': guardedAction(
    'outreach.contact.remove',
    oneContact((payload) => removal.parse(payload).sequenceId),
  ),
  'outreach.audience.enrol': guardedAction('outreach.audience.enrol', everyMember),
  'outreach.step.publish-variant': guardedAction('outreach.step.publish-variant', stepPlatform('variant')),
  'outreach.step.set-split': guardedAction('outreach.step.set-split', stepPlatform('split')),
} as const satisfies Record<KindsOf<'outreach'>, ConnectorAction>;
