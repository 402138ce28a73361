import type { RegionProgress } from '../territories/progress.ts';
import { territoryPath } from './paths.ts';
import { STANDING_NAMES } from './words.ts';

/** A tile for each région académique, about where it lies: column, row, short name, name in lines. */
const TILES: Readonly<Record<string, readonly [number, number, string, ...string[]]>> = {
  '32': [3, 0, 'HDF', 'Hauts-de-', 'France'],
  '28': [2, 1, 'NOR', 'Normandie'],
  '11': [3, 1, 'IDF', 'Île-de-', 'France'],
  '44': [4, 1, 'GES', 'Grand Est'],
  '53': [1, 2, 'BRE', 'Bretagne'],
  '52': [2, 2, 'PDL', 'Pays de', 'la Loire'],
  '24': [3, 2, 'CVL', 'Centre-', 'Val de Loire'],
  '27': [4, 2, 'BFC', 'Bourgogne-', 'Franche-Comté'],
  '75': [2, 3, 'NAQ', 'Nouvelle-', 'Aquitaine'],
  '84': [3, 3, 'ARA', 'Auvergne-', 'Rhône-Alpes'],
  '76': [2, 4, 'OCC', 'Occitanie'],
  '93': [3, 4, 'PACA', 'Provence-Alpes-', 'Côte d’Azur'],
  '94': [4, 5, 'COR', 'Corse'],
  '01': [0, 3, 'GUA', 'Guadeloupe'],
  '02': [0, 4, 'MAR', 'Martinique'],
  '03': [0, 5, 'GUY', 'Guyane'],
  '04': [1, 5, 'RÉU', 'La Réunion'],
  '06': [2, 5, 'MAY', 'Mayotte'],
};
const WIDTH = 116;
const HEIGHT = 88;
const GAP = 6;
const STANDINGS = ['published', 'partial', 'awaited', 'late', 'unregistered'] as const;

/**
 * The régions académiques at a glance. The table that follows it says the same and more, so it is left out of what
 * screen readers and the keyboard go through; a mouse may follow its tiles.
 */
export function RegionMap({ regions }: { regions: readonly RegionProgress[] }) {
  return (
    <figure className="region-map">
      <svg viewBox={`0 0 ${5 * (WIDTH + GAP)} ${6 * (HEIGHT + GAP)}`} aria-hidden="true" focusable="false">
        {regions.map((progress) => (
          <Tile key={progress.region.code} progress={progress} />
        ))}
      </svg>
      <figcaption>
        <ul className="region-map__legend" aria-hidden="true">
          {STANDINGS.map((standing) => (
            <li key={standing} className={`legend legend--${standing}`}>
              {STANDING_NAMES[standing]}
            </li>
          ))}
        </ul>
        <p className="fr-text--xs fr-mb-0">
          Chaque case est une région académique. Le tableau qui suit donne le détail par territoire.
        </p>
      </figcaption>
    </figure>
  );
}

function Tile({ progress: { region, territories, published, standing } }: { progress: RegionProgress }) {
  const [column, row, short, ...lines] = TILES[region.code] ?? [0, 0, region.name];
  const x = column * (WIDTH + GAP);
  const y = row * (HEIGHT + GAP);
  const middle = x + WIDTH / 2;
  const share = territories.length === 0 ? '–' : `${published} / ${territories.length}`;
  return (
    <a href={territoryPath(`region:${region.code}`)} tabIndex={-1} className={`tile tile--${standing}`}>
      <title>{`${region.name}\u00a0: ${STANDING_NAMES[standing].toLowerCase()}`}</title>
      <rect x={x + 1} y={y + 1} width={WIDTH - 2} height={HEIGHT - 2} rx="3" />
      {lines.map((line, index) => (
        <text key={line} className="tile__line" x={middle} y={y + 32 + index * 17 - (lines.length - 1) * 5}>
          {line}
        </text>
      ))}
      <text className="tile__short" x={middle} y={y + 40}>
        {short}
      </text>
      <text className="tile__share" x={middle} y={y + 75}>
        {share}
      </text>
    </a>
  );
}
