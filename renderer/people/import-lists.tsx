import type { ImportPreview } from '../../shared/people/import.ts';
import { PERSON_FIELDS } from '../../shared/people/words.ts';
import { DataTable } from '../components/data-table.tsx';
import type { Import } from './use-import.ts';

interface Listed<Row> {
  readonly people: readonly Row[];
  readonly total: number;
}
type NewLine = ImportPreview['new'][number];
type ChangedLine = ImportPreview['changed'][number];
type GoneLine = ImportPreview['gone'][number];
type FaultyLine = ImportPreview['faulty'][number];

/** Those whom the dossier does not know; one who resembles someone may be recognised. */
export function NewPeople({ list, people, total }: Listed<NewLine> & { list: Import }) {
  const alike = people.some(({ lookalikes }) => lookalikes.length > 0);
  return (
    <DataTable
      caption="Personnes nouvelles"
      counted={['personne nouvelle', 'personnes nouvelles']}
      rows={people}
      total={total}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'line', title: 'Ligne', cell: ({ line }) => line },
        { key: 'name', isSubject: true, title: PERSON_FIELDS.familyName, cell: ({ name }) => name },
        { key: 'function', title: PERSON_FIELDS.function, cell: (person) => person.function },
        { key: 'organisation', title: PERSON_FIELDS.organisation, cell: ({ organisation }) => organisation },
        { key: 'category', title: PERSON_FIELDS.category, cell: ({ category }) => category },
        ...(alike
          ? [
              {
                key: 'alike',
                title: 'Est-ce la même personne\u00a0?',
                cell: (line: NewLine) => <Recognise list={list} line={line} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function Recognise({ list, line }: { list: Import; line: NewLine }) {
  const { same } = list.choices;
  if (line.lookalikes.length === 0) return null;
  const choose = (personId: string) => {
    const { [line.line]: _, ...others } = same;
    list.decide({ same: personId === '' ? others : { ...others, [line.line]: personId } });
  };
  return (
    <select
      className="fr-select"
      aria-label={`${line.name}, ligne ${line.line}\u00a0: est-ce quelqu’un du dossier\u00a0?`}
      value={same[line.line] ?? ''}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">Non, l’ajouter</option>
      {line.lookalikes.map((person) => (
        <option key={person.id} value={person.id}>
          {['Oui', person.name, person.function, person.organisation].filter(Boolean).join(', ')}
        </option>
      ))}
    </select>
  );
}

export function ChangedPeople({ people, total }: Listed<ChangedLine>) {
  return (
    <DataTable
      caption="Personnes modifiées"
      counted={['personne modifiée', 'personnes modifiées']}
      rows={people}
      total={total}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'line', title: 'Ligne', cell: ({ line }) => line },
        { key: 'name', isSubject: true, title: PERSON_FIELDS.familyName, cell: ({ name }) => name },
        { key: 'organisation', title: PERSON_FIELDS.organisation, cell: ({ organisation }) => organisation },
        {
          key: 'changes',
          title: 'Ce qui change',
          cell: ({ changes }) => (
            <ul className="import__changes">
              {changes.map(({ field, before, after }) => (
                <li key={field}>
                  {field}
                  {'\u00a0'}: {before === '' ? 'rien' : before} → <strong>{after}</strong>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

export function GonePeople({ people, total }: Listed<GoneLine>) {
  return (
    <DataTable
      caption="Personnes absentes de la liste"
      counted={['personne absente de la liste', 'personnes absentes de la liste']}
      rows={people}
      total={total}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', isSubject: true, title: PERSON_FIELDS.familyName, cell: ({ name }) => name },
        { key: 'function', title: PERSON_FIELDS.function, cell: (person) => person.function },
        { key: 'organisation', title: PERSON_FIELDS.organisation, cell: ({ organisation }) => organisation },
      ]}
    />
  );
}

export function FaultyLines({ lines, total }: { lines: readonly FaultyLine[]; total: number }) {
  return (
    <DataTable
      caption="Lignes à corriger"
      counted={['ligne à corriger', 'lignes à corriger']}
      rows={lines}
      total={total}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'line', title: 'Ligne', cell: ({ line }) => line },
        { key: 'name', isSubject: true, title: PERSON_FIELDS.familyName, cell: ({ name }) => name },
        {
          key: 'faults',
          title: 'Pourquoi',
          cell: ({ faults }) => (
            <ul className="import__changes">
              {faults.map(({ column, reason }) => (
                <li key={`${column}${reason}`}>
                  {column !== '' && `${column}\u00a0: `}
                  {reason}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
