import { useAnswer } from '../client/hooks.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { SynthesisEditor } from './synthesis-editor.tsx';

/** `/syntheses/:id` */
export function SynthesisPage({ id }: { id: string }) {
  const answer = useAnswer('syntheses.get', { id });
  if (answer.error) {
    return (
      <Page back="/syntheses">
        <EmptyState title="Cette synthèse n’est plus disponible">{answer.error.message}</EmptyState>
      </Page>
    );
  }
  if (!answer.data) return null;
  return (
    <Page title={answer.data.scopeName} intro="Synthèse" back="/syntheses">
      <SynthesisEditor key={answer.data.synthesis.id} detail={answer.data} />
    </Page>
  );
}
