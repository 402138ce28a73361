import { Link } from 'wouter';
import type { ChangedField, ChangedThing, HistoryDetail } from '../../shared/history/contract.ts';
import { typedInWords } from '../../shared/history/words.ts';
import { momentInWords } from '../../shared/text/dates.ts';
import { useAnswer } from '../client/hooks.ts';
import { Alert, Badge } from '../components/alert.tsx';
import { SidePanel } from '../components/side-panel.tsx';
import { redo, undo } from '../shell/undo.ts';
import { useHistoryFilter } from './history-filter.tsx';

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
        Par {data.author || 'un auteur sans nom'}, {momentInWords(new Date(data.at))}.{' '}
        {data.undone && <Badge>Annulée</Badge>}
      </p>
      {data.typing && (
        <p>
          Elle réunit {typedInWords(data.typing)}, en {data.typing.saves.toLocaleString('fr-FR')}{' '}
          enregistrements&nbsp;: ils s’annulent ensemble.
        </p>
      )}
      <WayBack {...data} />
      {data.things.length === 0 && <p>Cette action n’a rien laissé à montrer.</p>}
      {groupsOf(data.things).map((things) => (
        <Things key={groupOf(things[0])} things={things} />
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

function WayBack({ sequence, undo: way, why, undone, things }: HistoryDetail) {
  if (way !== 'none') {
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
  if (why === '') return null;
  return (
    <Alert severity="info">
      {why}{' '}
      {!undone && things.some(({ change }) => change === 'removed') && (
        <Link href="/corbeille">Chercher dans la corbeille ce qui a été supprimé</Link>
      )}
    </Alert>
  );
}

/** Things alike beyond this number are folded away under their count. */
const UNFOLDED = 3;

const groupOf = (thing?: ChangedThing): string => (thing ? `${thing.what} ${thing.change}` : '');
const groupsOf = (things: readonly ChangedThing[]) => [...Map.groupBy(things, groupOf).values()];

function Things({ things }: { things: readonly ChangedThing[] }) {
  const shown = things.map((thing) => <Thing key={thing.thing} {...thing} />);
  const [first] = things;
  if (!first || things.length <= UNFOLDED) return shown;
  return (
    <details className="history__thing">
      <summary>
        {things.length} {first.many}&nbsp;: {CHANGES[first.change].toLowerCase()}
      </summary>
      {shown}
    </details>
  );
}

function Thing({ thing, what, name, change, fields }: ChangedThing) {
  const title = name ? `${what}\u00a0: ${name}` : what;
  const showAll = () =>
    useHistoryFilter.setState({ thing: { id: thing, name: name || what }, text: '', kind: '', day: '' });
  return (
    <section className="history__thing">
      <h3 className="fr-text--md fr-text--bold fr-mb-1v">{title}</h3>
      <p className="fr-text--sm fr-mb-1v">
        {CHANGES[change]}{' '}
        <button type="button" className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm" onClick={showAll}>
          Toutes les actions<span className="fr-sr-only"> sur {name || what}</span>
        </button>
      </p>
      <dl className="history__fields">
        {fields.map((field) => (
          <div key={field.label}>
            <dt>{field.label}</dt>
            <dd>{change === 'changed' ? <BeforeAndAfter {...field} /> : field.before || field.after}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function BeforeAndAfter({ before, after }: ChangedField) {
  return (
    <>
      <span className="fr-sr-only">avant&nbsp;: </span>
      {before ? <del>{before}</del> : <span className="history__nothing">rien</span>}
      <span aria-hidden="true"> → </span>
      <span className="fr-sr-only">après&nbsp;: </span>
      {after ? <ins>{after}</ins> : <span className="history__nothing">rien</span>}
    </>
  );
}
