import { REGIONS } from '../../shared/territory/reference.ts';
import type { Publics } from '../campaign.ts';
import type { SpaceSettings } from '../configuration.ts';
import { SEARCH_PAGE } from '../search/ranked.ts';
import type { FacetCount, SearchAnswer, SearchQuestion, SearchResult } from '../search/search.ts';
import type { Facet } from '../syntheses/facets.ts';
import { Details } from './details.tsx';
import { Highlighted } from './highlighted.tsx';
import { Page } from './page.tsx';
import { Pagination, pageInAddress, partOf } from './pagination.tsx';
import { passagePath, territoryPath, withQuery } from './paths.ts';
import { count, counted, KIND_NAMES } from './words.ts';

/** What a search came to: an answer, nothing asked yet, or a question that cannot be answered. */
export type SearchOutcome =
  | { readonly state: 'answered'; readonly question: SearchQuestion; readonly answer: SearchAnswer }
  | { readonly state: 'empty' }
  | { readonly state: 'unusable'; readonly text: string };

/** Addresses name what they ask in French. */
export const searchPath = ({ text, theme, region, kind, category, page }: Partial<SearchQuestion>): string =>
  withQuery('/recherche', {
    q: text,
    theme,
    region,
    nature: kind,
    categorie: category,
    page: page && pageInAddress(page),
  });

/** What may narrow a search, in the order of the page. */
const FACET_LISTS: readonly {
  name: Facet;
  title: string;
  counts: 'kinds' | 'themes' | 'categories' | 'regions';
}[] = [
  { name: 'kind', title: 'Nature', counts: 'kinds' },
  { name: 'theme', title: 'Thème', counts: 'themes' },
  { name: 'category', title: 'Catégorie d’acteurs', counts: 'categories' },
  { name: 'region', title: 'Région académique', counts: 'regions' },
];

/** How a page writes a value of a facet. */
type NameOf = (facet: Facet, value: string) => string;

function namesIn({ categories }: Publics, themeTitles: ReadonlyMap<string, string>): NameOf {
  const names: Record<Facet, (value: string) => string | undefined> = {
    kind: (value) => KIND_NAMES[value as keyof typeof KIND_NAMES],
    theme: (value) => themeTitles.get(value),
    category: (value) => categories.find(({ id }) => id === value)?.plural,
    region: (value) => REGIONS.find(({ code }) => code === value)?.name,
  };
  return (facet, value) => names[facet](value) ?? value;
}

export function SearchPage({
  space,
  outcome,
  themeTitles,
}: {
  space: SpaceSettings;
  outcome: SearchOutcome;
  themeTitles: ReadonlyMap<string, string>;
}) {
  const text =
    outcome.state === 'answered' ? outcome.question.text : outcome.state === 'unusable' ? outcome.text : '';
  const nameOf = namesIn(space.campaign, themeTitles);
  return (
    <Page space={space} title="Recherche" part={partOfOutcome(outcome, nameOf)} trail={[]} searched={text}>
      <h1>{text ? `Recherche\u00a0: ${text}` : 'Recherche'}</h1>
      {outcome.state === 'answered' ? (
        <Answer question={outcome.question} answer={outcome.answer} nameOf={nameOf} />
      ) : (
        <>
          {outcome.state === 'unusable' ? (
            <p className="fr-text--lead">
              Ces mots sont trop courants pour être cherchés seuls, ou tous sont à exclure. Ajoutez-en un plus
              précis.
            </p>
          ) : (
            <p className="fr-text--lead">Écrivez ce que vous cherchez dans la barre ci-dessus.</p>
          )}
          <Advice />
        </>
      )}
    </Page>
  );
}

/** « élèves, Parents, page 2 sur 50 » */
function partOfOutcome(outcome: SearchOutcome, nameOf: NameOf): string {
  if (outcome.state === 'empty') return '';
  if (outcome.state === 'unusable') return outcome.text;
  const { question, answer } = outcome;
  const filters = chosenFilters(question, nameOf).map(({ label }) => label);
  return [question.text, ...filters, partOf(pagingOf(question, answer))].filter(Boolean).join(', ');
}

const pagingOf = ({ page }: SearchQuestion, { total }: SearchAnswer) => ({ page, size: SEARCH_PAGE, total });

function chosenFilters(question: SearchQuestion, nameOf: NameOf) {
  return FACET_LISTS.flatMap(({ name }) => {
    const value = question[name];
    return value ? [{ name, label: nameOf(name, value) }] : [];
  });
}

function Advice() {
  return (
    <section aria-labelledby="conseils">
      <h2 id="conseils">Pour bien chercher</h2>
      <ul>
        <li>
          Les accents, les majuscules et les pluriels ne comptent pas&nbsp;: «&nbsp;eleve&nbsp;» trouve
          «&nbsp;élèves&nbsp;».
        </li>
        <li>Des mots entre guillemets droits sont cherchés l’un après l’autre&nbsp;: "égalité d’accès".</li>
        <li>Un mot précédé d’un tiret est écarté&nbsp;: ordinateur -tablette.</li>
        <li>Moins de mots donnent plus de résultats.</li>
      </ul>
      <p>
        Vous pouvez aussi parcourir <a href="/themes">les thèmes</a>,{' '}
        <a href="/territoires">les territoires</a> ou <a href="/syntheses">toutes les synthèses</a>.
      </p>
    </section>
  );
}

function Answer({
  question,
  answer,
  nameOf,
}: {
  question: SearchQuestion;
  answer: SearchAnswer;
  nameOf: NameOf;
}) {
  const { total, capped, results } = answer;
  return (
    <>
      <p className="fr-text--lead" role="status">
        {total === 0 ? 'Aucun résultat.' : totalInWords(total, capped)}
      </p>
      {capped ? (
        <p className="fr-text--sm">
          Seuls {count(total)} passages sont classés et comptés&nbsp;: précisez la recherche pour n’en manquer
          aucun.
        </p>
      ) : null}
      <ActiveFilters question={question} nameOf={nameOf} />
      {total > 0 ? (
        <div className="search-layout">
          <p className="search-layout__narrow">
            <a className="fr-link" href="#affiner">
              Affiner la recherche
            </a>
          </p>
          <div>
            <ul className="item-list">
              {results.map((result) => (
                <Result key={`${result.packageId} ${result.anchor} ${result.extract}`} result={result} />
              ))}
            </ul>
            <Pagination
              paging={pagingOf(question, answer)}
              href={(page) => searchPath({ ...question, page })}
            />
          </div>
          <nav className="facets" id="affiner" aria-label="Affiner la recherche" tabIndex={-1}>
            {FACET_LISTS.map((facet) => (
              <FacetLinks
                key={facet.name}
                {...facet}
                counts={answer[facet.counts]}
                question={question}
                nameOf={nameOf}
              />
            ))}
          </nav>
        </div>
      ) : (
        <Advice />
      )}
    </>
  );
}

function totalInWords(total: number, capped: boolean): string {
  return capped ? `Plus de ${count(total)}\u00a0résultats.` : `${counted(total, 'résultat', 'résultats')}.`;
}

function FacetLinks({
  title,
  name,
  question,
  counts,
  nameOf,
}: {
  title: string;
  name: Facet;
  question: SearchQuestion;
  counts: readonly FacetCount[];
  nameOf: NameOf;
}) {
  if (question[name] !== undefined || counts.length === 0) return null;
  return (
    <>
      <h2 className="facets__title">{title}</h2>
      <ul>
        {counts.map(({ value, count: number }) => (
          <li key={value}>
            <a href={searchPath({ ...question, [name]: value, page: 1 })}>
              {nameOf(name, value)} ({count(number)})
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function ActiveFilters({ question, nameOf }: { question: SearchQuestion; nameOf: NameOf }) {
  const chosen = chosenFilters(question, nameOf);
  if (chosen.length === 0) return null;
  return (
    <ul className="fr-tags-group" aria-label="Filtres choisis">
      {chosen.map(({ name, label }) => (
        <li key={name}>
          <a
            className="fr-tag fr-tag--dismiss"
            href={searchPath({ ...question, [name]: undefined, page: 1 })}
            aria-label={`Retirer le filtre ${label}`}
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Result({ result }: { result: SearchResult }) {
  const { kind, title, extract, synthesisTitle, territory, territoryName } = result;
  return (
    <li>
      <h2 className="item-list__title">
        <a href={passagePath(result)}>
          <Highlighted text={title} />
        </a>
      </h2>
      <Details of={[KIND_NAMES[kind], result.subjectTitle || result.themeTitle]} />
      {extract.trim() ? (
        <p className="item-list__body">
          <Highlighted text={extract} />
        </p>
      ) : null}
      <Details
        of={[
          <a key="territory" href={territoryPath(territory)}>
            {territoryName}
          </a>,
          synthesisTitle,
        ]}
      />
    </li>
  );
}
