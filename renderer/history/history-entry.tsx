import type { ChangedField, ChangedThing, HistoryDetail } from '../../shared/history/contract.ts';
import { useAnswer } from '../client/hooks.ts';
import { Alert, Badge } from '../components/alert.tsx';
import { SidePanel } from '../components/side-panel.tsx';
import { redo, undo } from '../shell/undo.ts';
import { useHistoryFilter } from './history-filter.tsx';

const moment = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeStyle: 'short' });
const CHANGES = { added: 'Ajout', changed: 'Modification', removed: 'Suppression' } as const;

/** One action of the history: what it changed, in words, and the way back. */
export function HistoryEntryPanel({ sequence, onClose }: { sequence: number; onClose: () => void }) {
  const { data, error } = useAnswer('history.detail', { sequence });
  if (error) {
    return (
      <SidePanel title="Action" onClose={onClose}>
        <Alert>{error.message}</Alert>
      </SidePanel>
    );
  }
  if (!data) return null;
  return (
    <SidePanel key={sequence} title={data.description} onClose={onClose}>
      <p>
        Par {data.author || 'un auteur sans nom'}, {moment.format(new Date(data.at))}.{' '}
        {data.undone && <Badge>Annulée</Badge>}
      </p>
      <WayBack {...data} />
      {data.things.length === 0 && <p>Cette action n’a rien laissé à montrer.</p>}
      {data.things.map((thing) => (
        <Thing key={`${thing.what} ${thing.thing}`} {...thing} />
      ))}
      {data.others > 0 && (
        <p>
          Et {data.others.toLocaleString('fr-FR')}{' '}
          {data.others === 1 ? 'autre changement' : 'autres changements'}.
        </p>
      )}
    </SidePanel>
  );
}

function WayBack({ sequence, undo: way, why }: HistoryDetail) {
  if (way === 'none') return why === '' ? null : <Alert severity="info">{why}</Alert>;
  return (
    <p>
      <button
        type="button"
        className="fr-btn fr-btn--secondary fr-btn--sm"
        onClick={() => void (way === 'undo' ? undo(sequence) : redo(sequence))}
      >
        {way === 'undo' ? 'Annuler cette action' : 'Rétablir cette action'}
      </button>
    </p>
  );
}

function Thing({ thing, what, name, change, fields }: ChangedThing) {
  return (
    <section className="history__thing">
      <h3 className="fr-h6 fr-mb-1v">
        {what}
        {name && `\u00a0: ${name}`}
      </h3>
      <p className="fr-text--sm fr-mb-1v">
        {CHANGES[change]}{' '}
        <button
          type="button"
          className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm"
          onClick={() =>
            useHistoryFilter.setState({
              thing: { id: thing, name: name || what },
              text: '',
              kind: '',
              day: '',
            })
          }
        >
          Toutes les actions<span className="fr-sr-only"> sur {name || what}</span>
        </button>
      </p>
      <dl className="history__fields">
        {fields.map((field) => (
          <Field key={field.label} {...field} />
        ))}
      </dl>
    </section>
  );
}

function Field({ label, before, after }: ChangedField) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {before && (
          <del>
            <span className="fr-sr-only">avant&nbsp;: </span>
            {before}
          </del>
        )}
        {before && after && <span aria-hidden="true"> → </span>}
        {after ? (
          <ins>
            <span className="fr-sr-only">après&nbsp;: </span>
            {after}
          </ins>
        ) : (
          before && <span className="fr-hint-text"> effacé</span>
        )}
      </dd>
    </div>
  );
}
