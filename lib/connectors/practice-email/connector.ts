import type { Connector } from '../kit/connector';
import { actions } from './actions';
import { lookup } from './client';
import { manifest } from './manifest';

export const practiceEmail: Connector = { ...manifest, actions, lookup };
