import { useRef, useState } from 'react';
import { minutesOf } from '../../shared/meetings/agenda.ts';
import type { AgendaItem, NewAgendaItem } from '../../shared/meetings/model.ts';
import { AGENDA_FIELDS } from '../../shared/meetings/words.ts';
import { hourInWords } from '../../shared/text/dates.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { RefusalPlace, refuse } from '../components/refusals.tsx';
import { notify } from '../components/toasts.tsx';
import { undoOf } from '../shell/undo.ts';
import { AgendaRow } from './agenda-row.tsx';
import { Speakers } from './speakers.tsx';
import { durationInWords } from './words.ts';

type Item = NewAgendaItem & { id?: string };

/** The « Déroulé » tab of a meeting: its sequences, whose hours follow from its start, and its speakers. */
export function MeetingAgenda({ meetingId }: { meetingId: string }) {
  const meeting = useAnswer('meetings.get', { id: meetingId }).data;
  const items = useAnswer('meetings.agenda', { meetingId }).data;
  const save = useCommand('meetings.saveAgenda');
  const fill = useCommand('meetings.agendaFromTemplate');
  const [added, setAdded] = useState<string>();
  const list = useRef<HTMLTableSectionElement>(null);
  if (!meeting || !items) return null;

  const attempt = async <T,>(work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      refuse(error);
      return undefined;
    }
  };
  const store = (next: readonly Item[]) => attempt(save.run({ meetingId, items: [...next] }));
  /** The same, said with a way to undo it. */
  const told = async (next: readonly Item[], said: string) => {
    const done = await attempt(save.done({ meetingId, items: [...next] }));
    if (done) notify(said, { undo: undoOf(done) });
  };
  const add = async () => {
    const saved = await store([
      ...items,
      { kind: 'other', title: 'Nouvelle séquence', durationMinutes: 15, details: '' },
    ]);
    setAdded(saved?.at(-1)?.id);
  };
  const move = async (place: number, by: -1 | 1) => {
    const [item] = items.slice(place, place + 1);
    if (!item || place + by < 0 || place + by >= items.length) return;
    const others = items.filter(({ id }) => id !== item.id);
    await told(
      others.toSpliced(place + by, 0, item),
      `Séquence déplacée en place ${place + by + 1}\u00a0: ${item.title}`,
    );
    // The row keeps the focus where it goes, so that one can go on.
    list.current?.querySelector<HTMLElement>(`[data-item="${item.id}"] input`)?.focus();
  };

  return (
    <>
      <section aria-labelledby="agenda-title">
        <h2 className="fr-h5" id="agenda-title">
          Déroulé
        </h2>
        <RefusalPlace />
        {items.length === 0 ? (
          <EmptyState
            title="Le déroulé est vide"
            action={
              <div className="form__actions">
                <Button
                  type="button"
                  className="fr-btn"
                  waiting={fill.pending}
                  onClick={() => void attempt(fill.run({ meetingId }))}
                >
                  Partir du déroulé type
                </Button>
                <button type="button" className="fr-btn fr-btn--secondary" onClick={() => void add()}>
                  Ajouter une séquence
                </button>
              </div>
            }
          >
            Une séquence a un titre et une durée{'\u00a0'}; les heures suivent le début de la rencontre.
          </EmptyState>
        ) : (
          <>
            <p className="agenda__end">{endInWords(items, meeting.endTime)}</p>
            <div className="data-table__scroller">
              <table className="data-table__table agenda">
                <thead>
                  <tr>
                    <th scope="col">Horaire</th>
                    <th scope="col">{AGENDA_FIELDS.title}</th>
                    <th scope="col">{AGENDA_FIELDS.kind}</th>
                    <th scope="col">{AGENDA_FIELDS.durationMinutes} (min)</th>
                    <th scope="col">Ordre et suppression</th>
                  </tr>
                </thead>
                <tbody ref={list}>
                  {items.map((item, place) => (
                    <AgendaRow
                      key={item.id}
                      item={item}
                      isFirst={place === 0}
                      isLast={place === items.length - 1}
                      focused={item.id === added}
                      onChange={(changed) =>
                        void store(items.map((one) => (one.id === item.id ? { ...one, ...changed } : one)))
                      }
                      onMove={(by) => void move(place, by)}
                      onRemove={() =>
                        void told(
                          items.filter(({ id }) => id !== item.id),
                          `Séquence supprimée\u00a0: ${item.title}`,
                        )
                      }
                    />
                  ))}
                </tbody>
              </table>
            </div>
            <p className="fr-hint-text">
              Alt + ↑ ou ↓ déplace la séquence. Si le début de la rencontre change, toutes se décalent
              ensemble.
            </p>
            <button type="button" className="fr-btn fr-btn--secondary" onClick={() => void add()}>
              Ajouter une séquence
            </button>
          </>
        )}
      </section>
      <Speakers meetingId={meetingId} agenda={items} />
    </>
  );
}

/** « Le déroulé finit à 13 h 10, 10 min après l’heure prévue. » */
function endInWords(items: readonly AgendaItem[], planned: string): string {
  const end = items.at(-1)?.endTime ?? planned;
  const late = minutesOf(end) - minutesOf(planned);
  if (late === 0) return `Le déroulé finit à ${hourInWords(end)}, comme prévu.`;
  return `Le déroulé finit à ${hourInWords(end)}, ${durationInWords(Math.abs(late))} ${
    late > 0 ? 'après' : 'avant'
  } l’heure prévue.`;
}
