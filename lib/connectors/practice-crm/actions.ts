import type { ConnectorAction, KindsOf } from '../kit/connector';
import { guardedAction } from '../kit/guarded-action';
import { platform } from './client';

export const actions = {
  'crm.contact.assign-owner': guardedAction('crm.contact.assign-owner', platform(['ownerId', 'note'])),
} as const satisfies Record<KindsOf<'crm'>, ConnectorAction>;
