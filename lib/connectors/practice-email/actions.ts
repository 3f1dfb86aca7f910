import type { ConnectorAction, KindsOf } from '../kit/connector';
import { guardedAction } from '../kit/guarded-action';
import { platform } from './client';

export const actions = {
  'email.message.send': guardedAction('email.message.send', platform),
} as const satisfies Record<KindsOf<'email'>, ConnectorAction>;
