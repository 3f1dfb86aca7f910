import type { ConnectorAction, KindsOf } from '../kit/connector';
import { guardedAction } from '../kit/guarded-action';
import { platform } from './client';

export const actions = {
  'cms.page.publish-variant': guardedAction('cms.page.publish-variant', platform('variant')),
  'cms.page.set-traffic-split': guardedAction('cms.page.set-traffic-split', platform('split')),
} as const satisfies Record<KindsOf<'cms'>, ConnectorAction>;
