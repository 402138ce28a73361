import { expect, it } from 'vitest';
import { markup } from '../../../space/http/markup.ts';
import { date, number, Table, text } from '../../../space/pages/table.tsx';

const columns = [text('Territoire'), number('Synthèses'), date('Dernière reçue')];
const row = { key: 'vienne', cells: ['Vienne', '3', '14 octobre'] };
const VIENNE =
  '<th scope="row">Vienne</th>' +
  '<td class="number" data-title="Synthèses">3</td><td class="date" data-title="Dernière reçue">14 octobre</td>';

it('each cell says its column, so that a row can be read without the table’s head', () => {
  const table = markup(<Table caption="Avancement" columns={columns} rows={[row]} />);
  expect(table).toContain('<caption>Avancement</caption>');
  expect(table).toContain(
    '<th scope="col">Territoire</th><th scope="col" class="number">Synthèses</th>' +
      '<th scope="col" class="date">Dernière reçue</th>',
  );
  expect(table).toContain(`<tbody><tr>${VIENNE}</tr></tbody>`);
  expect(table).toContain('table--stacks');
});

it('groups of rows stand each under its title, and totals are told apart', () => {
  const groups = [{ title: 'Nouvelle-Aquitaine', rows: [row, { ...row, key: 'total', isTotal: true }] }];
  expect(markup(<Table caption="Avancement" columns={columns} groups={groups} />)).toContain(
    '<tbody><tr class="group"><th scope="rowgroup" colSpan="3">Nouvelle-Aquitaine</th></tr>' +
      `<tr>${VIENNE}</tr><tr class="total">${VIENNE}</tr></tbody>`,
  );
});

it('a table of two columns holds on any screen as it is', () => {
  const rows = [{ key: 'a', cells: ['Élèves', '12'] }];
  const table = markup(
    <Table caption="Présences" columns={[text('Catégorie'), number('Participants')]} rows={rows} />,
  );
  expect(table).not.toContain('table--stacks');
});
