import { PERSON_FIELDS } from '../../shared/people/words.ts';
import type { SynthesisDetail } from '../../shared/syntheses/contract.ts';
import { counted as inWords } from '../../shared/text/numbers.ts';

type Counted = Pick<SynthesisDetail, 'attendance' | 'presences' | 'headcount'>;

/** Distinct people who came, by category. Drawn from the attendance of the day; it is not typed here. */
export function AttendanceTable({ attendance, presences, headcount }: Counted) {
  const present = attendance.filter(({ count }) => count > 0);
  const total = present.reduce((sum, { count }) => sum + count, 0);
  const counted = headcount !== null && headcount > 0 && (
    <p className="fr-text--sm">
      Les réseaux ont par ailleurs compté {people(headcount)}, sans les nommer{'\u00a0'}: ce nombre n’est pas
      dans le tableau.
    </p>
  );
  if (total === 0) {
    return (
      <>
        <p className="fr-text--sm fr-mt-2w">
          Aucune présence n’est pointée{'\u00a0'}: la participation par catégorie apparaîtra ici après le
          pointage du Jour J.
        </p>
        {counted}
      </>
    );
  }
  return (
    <div className="fr-table fr-table--sm fr-mt-2w">
      <div className="fr-table__wrapper">
        <div className="fr-table__container">
          <div className="fr-table__content">
            <table>
              <caption>Participation par catégorie d’acteurs</caption>
              <thead>
                <tr>
                  <th scope="col">{PERSON_FIELDS.category}</th>
                  <th scope="col">Personnes présentes</th>
                </tr>
              </thead>
              <tbody>
                {present.map(({ id, title, count }) => (
                  <tr key={id}>
                    <td>{title}</td>
                    <td>{count}</td>
                  </tr>
                ))}
                <tr>
                  <th scope="row">Total</th>
                  <td>
                    <strong>{total}</strong>
                  </td>
                </tr>
              </tbody>
            </table>
          </div>
        </div>
      </div>
      {presences !== null && presences !== total && (
        <p className="fr-text--sm">
          {presences.toLocaleString('fr-FR')} présences, de {people(total)}
          {'\u00a0'}: qui est venu à plusieurs rencontres ne compte qu’une fois dans le tableau.
        </p>
      )}
      {counted}
      <p className="fr-text--sm">
        Dans la synthèse envoyée, les catégories de moins de cinq personnes sont regroupées.
      </p>
    </div>
  );
}

const people = (count: number) => inWords(count, 'personne', 'personnes');
