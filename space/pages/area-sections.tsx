import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Attendance } from '../territories/meetings.ts';
import type { Network, Part } from '../territories/parts.ts';
import type { ThemeShare } from '../themes/read.ts';
import { AttendanceTable } from './figures.tsx';
import { type PageOf, Pagination, rangeOf } from './pagination.tsx';
import { networkPath, territoryPath, themeListPath, themePath } from './paths.ts';
import { number, Table, text } from './table.tsx';
import { count, smallCount } from './words.ts';

/** What the page of a territory shows of it, each under its title; nothing where there is nothing to show. */

export function PartsSection({
  title,
  parts,
}: {
  title: 'Académies' | 'Départements';
  parts: readonly Part[];
}) {
  if (parts.length === 0) return null;
  return (
    <section aria-labelledby="parties">
      <h2 id="parties">{title}</h2>
      <Table
        caption={title}
        columns={[
          text(title.slice(0, -1)),
          number('Synthèses'),
          number('Rencontres tenues'),
          number('Présences'),
        ]}
        rows={parts.map(({ level, code, name, syntheses, meetings, participants }) => ({
          key: code,
          cells: [
            <a key="part" href={territoryPath(`${level}:${code}`)}>
              {name}
            </a>,
            count(syntheses),
            count(meetings),
            count(participants),
          ],
        }))}
      />
    </section>
  );
}

export function NetworksSection({
  networks: { items, paging },
  href,
}: {
  networks: PageOf<Network>;
  href: (page: number) => string;
}) {
  if (paging.total === 0) return null;
  return (
    <section aria-labelledby="reseaux">
      <h2 id="reseaux">Réseaux</h2>
      <p>Dans l’ordre alphabétique&nbsp;: {rangeOf(paging)}.</p>
      <Table
        caption="Réseaux qui ont publié une synthèse"
        columns={[text('Réseau'), number('Personnes'), number('Propositions')]}
        rows={items.map(({ sender, id, name, participants, proposals }) => ({
          key: `${sender} ${id}`,
          cells: [
            <a key="network" href={networkPath(sender, id)}>
              {name}
            </a>,
            smallCount(participants),
            count(proposals),
          ],
        }))}
      />
      <Pagination label="Pages des réseaux" paging={paging} href={href} />
    </section>
  );
}

export function ThemesSection({
  themes,
  territory,
}: {
  themes: readonly ThemeShare[];
  territory: TerritoryRef;
}) {
  if (themes.length === 0) return null;
  return (
    <section aria-labelledby="themes">
      <h2 id="themes">Propositions et pratiques, par thème</h2>
      <Table
        caption="Propositions et pratiques de ce territoire, par thème"
        columns={[text('Thème'), number('Propositions'), number('Pratiques')]}
        rows={themes.map(({ id, title, proposals, practices }) => ({
          key: id,
          cells: [
            <a
              key="theme"
              href={themeListPath(themePath(id), {
                listed: proposals > 0 ? 'proposals' : 'practices',
                territory,
              })}
            >
              {title}
            </a>,
            count(proposals),
            count(practices),
          ],
        }))}
      />
    </section>
  );
}

export function AttendanceSection({
  attendance: { source, categories, grouped },
}: {
  attendance: Attendance;
}) {
  const small = grouped > 0 ? [{ title: 'Petites catégories, comptées ensemble', people: grouped }] : [];
  const lines = [...categories, ...small];
  return (
    <section aria-labelledby="participation">
      <h2 id="participation">Participation</h2>
      <AttendanceTable
        counted={source === 'synthesis' ? 'Personnes' : 'Présences'}
        categories={lines}
        total={lines.reduce((sum, { people }) => sum + people, 0)}
      />
      <p className="fr-text--sm">
        {source === 'synthesis'
          ? 'D’après la synthèse de ce territoire.'
          : 'Somme des rencontres publiées ici\u00a0: qui est venu à plusieurs compte plusieurs fois\u00a0; les effectifs inférieurs à cinq n’y figurent pas.'}
      </p>
    </section>
  );
}
