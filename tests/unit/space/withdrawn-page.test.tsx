import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../space/configuration.ts';
import { markup } from '../../../space/http/markup.ts';
import { WithdrawnPage } from '../../../space/pages/withdrawn-page.tsx';
import type { WithdrawnVersion } from '../../../space/syntheses/read.ts';

const ID = '0199c000-0000-7000-8000-000000000001';
const page = (readable: number | undefined) =>
  markup(
    <WithdrawnPage
      space={DEFAULT_SETTINGS}
      packageId={ID}
      withdrawal={
        {
          territoryName: 'Académie <b>',
          version: 2,
          withdrawnAt: new Date('2020-10-20T08:00:00Z'),
          withdrawnBy: readable ? 'territory' : 'space',
          reason: 'Des chiffres <faux>.',
          readable,
        } as WithdrawnVersion
      }
    />,
  );

it('in the place of a withdrawn version stand who withdrew it, why, its receipt and what to read instead', () => {
  const day = '<time dateTime="2020-10-20">20 octobre 2020</time>';
  const said = `Académie &lt;b&gt;\u00a0: la version\u00a02 de cette synthèse a été retirée le ${day}`;
  expect(page(1)).toContain(`${said} par le territoire qui l’avait envoyée.`);
  expect(page(undefined)).toContain(`${said} par l’équipe de l’espace.`);
  expect(page(1)).toContain('Des chiffres &lt;faux&gt;.');
  expect(page(1)).toContain(`href="/syntheses/${ID}">Lire la version\u00a01</a>`);
  expect(page(undefined)).toContain('href="/syntheses">Voir toutes les synthèses</a>');
  expect(page(1)).toContain(`href="/syntheses/${ID}/versions/2/accuse-de-reception.json"`);
});
