import type { CategoryAttendance } from '../../shared/syntheses/whole.ts';

/** People recorded present, by category. Drawn from the attendance of the day; it is not typed here. */
export function AttendanceTable({ attendance }: { attendance: readonly CategoryAttendance[] }) {
  const present = attendance.filter(({ count }) => count > 0);
  const total = present.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) {
    return (
      <p className="fr-text--sm fr-mt-2w">
        Aucune présence n’est pointée{'\u00a0'}: la participation par catégorie apparaîtra ici après le
        pointage du Jour J.
      </p>
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
                  <th scope="col">Catégorie</th>
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
      <p className="fr-text--sm">
        Dans la synthèse envoyée, les catégories de moins de cinq personnes sont regroupées.
      </p>
    </div>
  );
}
