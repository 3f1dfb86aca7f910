import { type Identifier, identifierTypes } from '../signals/signal-parts';
import { isRoleMailbox } from './addresses';

export const identityTypes = ['user', 'crm', 'email', 'anonymous'] as const;

/**
 * An identifier as it is compared: e-mail addresses by their hash, so that an address and its SHA-256 are one; ids of a source under
 * the name of that source.
 */
export type IdentityNode = { type: (typeof identityTypes)[number]; namespace: string; value: string };
export type Sha256 = (text: string) => string;

export const nodeKey = ({ type, namespace, value }: IdentityNode): string =>
  `${type}\n${namespace}\n${value}`;

const rank = new Map(identifierTypes.map((type, i) => [type, i]));

/**
 * By what somebody is known for certain, most relied on first. An address that several people read and a phone number that a whole
 * office may share tell nobody apart: they are left out.
 */
export function nodesOf(ids: readonly Identifier[], source: string, sha256: Sha256): IdentityNode[] {
  const nodes = [...ids]
    .sort((a, b) => (rank.get(a.type) ?? 0) - (rank.get(b.type) ?? 0))
    .flatMap((id) => nodeOf(id, source, sha256) ?? []);
  const seen = new Set<string>();
  return nodes.filter((node) => !seen.has(nodeKey(node)) && seen.add(nodeKey(node)));
}

function nodeOf({ type, namespace, value }: Identifier, source: string, sha256: Sha256): IdentityNode | null {
  switch (type) {
    case 'email':
      return isRoleMailbox(value)
        ? null
        : { type: 'email', namespace: '', value: sha256(value.trim().toLowerCase()) };
    case 'email_hash':
      return { type: 'email', namespace: '', value: value.trim().toLowerCase() };
    case 'phone':
      return null;
    default:
      return { type, namespace: namespace ?? source, value };
  }
}
