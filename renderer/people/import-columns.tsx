import { useId } from 'react';
import type { ImportedFile } from '../../shared/people/import.ts';
import { FIELD_TITLES, ImportField } from '../../shared/people/import-fields.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { useAnswer } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { CheckboxInput, SelectInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import type { Import } from './use-import.ts';

/** What each column gives, with what is in it beside; and at which meeting these people are registered. */
export function ColumnsStep({ list, found }: { list: Import; found: ImportedFile }) {
  const { choices, decide } = list;
  const meetings = useAnswer('meetings.list', {}).data ?? [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void list.look();
      }}
    >
      <p>
        <strong>{found.name}</strong>
        {'\u00a0'}: {found.rows.toLocaleString('fr-FR')} {found.rows === 1 ? 'ligne' : 'lignes'}.
        {found.hidden > 0 &&
          ` ${found.hidden === 1 ? 'Une ligne masquée est laissée' : `${found.hidden} lignes masquées sont laissées`} de côté.`}
      </p>
      {found.sheets.length > 1 && (
        <SelectInput
          label="Feuille du classeur"
          value={found.sheet}
          options={found.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          onChange={(sheet) => void list.chooseSheet(sheet)}
        />
      )}
      <div className="form">
        <SelectInput
          label="Inscrire ces personnes à une rencontre"
          value={choices.meetingId}
          placeholder="Non, les ajouter seulement au dossier"
          options={meetings.map(({ id, title, date }) => ({
            value: id,
            label: `${title}, ${dateInWords(date)}`,
          }))}
          onChange={(meetingId) => decide({ meetingId })}
        />
        {choices.meetingId === '' && (
          <CheckboxInput
            label="Dire aussi qui, dans le dossier, n’est pas dans cette liste"
            value={choices.wholeDossier}
            onChange={(wholeDossier) => decide({ wholeDossier })}
          />
        )}
      </div>
      <ColumnsTable list={list} found={found} />
      {list.failure && <Alert>{list.failure}</Alert>}
      <JobStatus job={list.preview} />
      <JobStatus job={list.reading} />
      <div className="form__actions">
        <Button type="submit" className="fr-btn" waiting={list.preview.running}>
          Voir ce que fera l’import
        </Button>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={list.startAgain}>
          Choisir un autre fichier
        </button>
      </div>
    </form>
  );
}

function ColumnsTable({ list, found }: { list: Import; found: ImportedFile }) {
  const { mapping } = list.choices;
  const set = (column: number, field: ImportField | null) =>
    list.decide({ mapping: mapping.map((one, index) => (index === column ? field : one)) });
  return (
    <div className="data-table">
      <table className="data-table__table import__columns">
        <caption className="fr-sr-only">Colonnes de la liste</caption>
        <thead>
          <tr>
            <th scope="col">Colonne</th>
            <th scope="col">Exemples</th>
            <th scope="col">Ce qu’elle donne</th>
          </tr>
        </thead>
        <tbody>
          {found.columns.map(({ title, samples }, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; titles may repeat.
            <tr key={column}>
              <th scope="row">{title}</th>
              <td className="import__samples">{samples.join(' · ') || 'vide'}</td>
              <td>
                <FieldSelect
                  title={title}
                  value={mapping[column] ?? null}
                  onChange={(field) => set(column, field)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FieldSelect({
  title,
  value,
  onChange,
}: {
  title: string;
  value: ImportField | null;
  onChange: (field: ImportField | null) => void;
}) {
  const id = useId();
  return (
    <>
      <label className="fr-sr-only" htmlFor={id}>
        Ce que donne la colonne «{'\u00a0'}
        {title}
        {'\u00a0'}»
      </label>
      <select
        id={id}
        className="fr-select"
        value={value ?? ''}
        onChange={({ target }) => onChange(ImportField.safeParse(target.value).data ?? null)}
      >
        <option value="">Ignorer cette colonne</option>
        {ImportField.options.map((field) => (
          <option key={field} value={field}>
            {FIELD_TITLES[field]}
          </option>
        ))}
      </select>
    </>
  );
}
