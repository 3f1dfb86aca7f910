import type { Metadata } from 'next';
import { Prefetched } from '@/components/layout/prefetched';
import { LanguageModelScreen } from '@/components/models/language-model-screen';
import { modelKeys } from '@/components/models/model-keys';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readLanguageModel } from '@/lib/queries/models/read-language-model';

export const metadata: Metadata = { title: 'Language model' };

export default async function LanguageModelPage({
  params,
}: {
  params: Promise<{ workspace: string; id: string }>;
}) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const model = await orNotFound(readLanguageModel(access.workspace.id, id));
  return (
    <Prefetched entries={[{ key: modelKeys.ofAgent(workspace, id), data: model }]}>
      <LanguageModelScreen agentId={id} />
    </Prefetched>
  );
}
