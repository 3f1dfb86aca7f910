import type { ConnectorAction, KindsOf } from '../kit/connector';
import { guardedAction } from '../kit/guarded-action';
import { platform } from './client';

export const actions = {
  'in_product.message.show': guardedAction('in_product.message.show', platform),
} as const satisfies Record<KindsOf<'in_product'>, ConnectorAction>;
