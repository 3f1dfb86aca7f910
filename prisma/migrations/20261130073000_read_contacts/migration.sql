-- Reading what is personal is a permission of its own now: keys that could, still can.
UPDATE api_keys SET permissions = array_append(permissions, 'contacts.read')
WHERE permissions && ARRAY['workspace.read', 'audit.read'] AND NOT 'contacts.read' = ANY (permissions);
