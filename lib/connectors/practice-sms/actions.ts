import type { ConnectorAction, KindsOf } from '../kit/connector';
import { guardedAction } from '../kit/guarded-action';
import { platform } from './client';

export const actions = {
  'sms.message.send': guardedAction('sms.message.send', platform),
} as const satisfies Record<KindsOf<'sms'>, ConnectorAction>;
