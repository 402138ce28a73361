/** Parts of an office document whose attributes are names of styles, of fonts, of colours and of other parts. */
const WITHOUT_SPEECH =
  /(?:^|\/)(?:theme\d*\.xml|fontTable\.xml|\[Content_Types\]\.xml|tableStyles\.xml)$|^(?:word|xl)\/(?:styles|stylesWithEffects)\.xml$|(?:^|\/)manifest\.xml$/i;
/** Parts that are lists of properties: who wrote, who commented, where it was kept. */
const PROPERTIES =
  /^docProps\/|(?:^|\/)(?:meta\.xml|people\.xml|persons?\/[^/]*|commentAuthors\.xml|authors\.xml)$|^customXml\//i;

export const isList = (part: string): boolean => PROPERTIES.test(part);

/** Attributes that name styles, fonts, kinds, languages, places on the page or identifiers. */
const NOT_SPEECH = new RegExp(
  [
    '^xmlns',
    '^(?:style|fo|number|config|manifest|presentation|smil|anim|chart|dr3d|grddl|math|calcext|loext):',
    '^svg:(?!title|desc)',
    '(?:style-name|page-name|layout-name|display-name|(?:gradient|hatch|image|opacity|dash|marker)(?:-\\w+)?-?name)$',
    '(?:^|:)(?:id|rsid\\w*|paraId|textId|lang|eastAsia\\w*|ascii\\w*|hAnsi\\w*|cs\\w*|bidi|typeface|script|panose)$',
    '(?:^|:)(?:style|styleId|type|contentType|partName|requires|ignorable|ref|sqref|r|s|t|spans|d|path|points|viewBox|coordsize)$',
    '(?:^|:)(?:embed|eqn|fill\\w*|color\\w*|theme\\w*|lastClr|adj|guid|uid|space|marker-(?:start|end)|stroke-dash)$',
  ].join('|'),
  'i',
);
/** Attributes in which one types, where a mere number may be a telephone. */
const TYPED =
  /(?:^|:)(?:name|descr|description|title|tooltip|display|author|initials|label|alias|userId|href|target|instr|alt|value|string-value|text)$/i;

const OTHER_PART = '/?(?:\\.\\./|[\\w-]+/)*[\\w.-]+\\.(?:xml|rels|vml|bin|png|jpe?g|gif|emf|wmf|svg)';
const whole = (...patterns: readonly string[]) => new RegExp(`^(?:${patterns.join('|')})$`);

/** Values that are numbers, measures, references to cells, identifiers, days, words of a format, names of other parts. */
const NO_WORDS = whole(
  '(?:[-+\\d\\s.,;:%*/()#]|in|pt|cm|mm|px|em|pc)*',
  '#?[0-9A-Fa-f]{6,8}',
  '\\{?[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\\}?',
  '\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]+(?:Z|[+-][\\d:]+)?)?',
  '\\$?[A-Z]{1,3}\\$?\\d{1,7}(?::\\$?[A-Z]{1,3}\\$?\\d{1,7})?',
  '[a-z][a-zA-Z0-9]*',
  '(?:https?://(?:schemas\\.|www\\.w3\\.|purl\\.|docs\\.oasis-open\\.)|urn:).*',
  OTHER_PART,
);
const NO_TYPED_WORDS = whole('[-\\d.,]{0,5}', OTHER_PART);
/** Elements whose values are names of styles and of fonts. */
const NAMES_A_STYLE =
  /Style$|^(?:basedOn|next|link|rFont|mathFont|lang|style|font-face|gradient|hatch|marker|stroke-dash)$/;

/** Whether the value of an attribute, in a part of an office document, may be the words of someone. */
export function speaksIn(part: string): (attribute: string, value: string, element: string) => boolean {
  if (WITHOUT_SPEECH.test(part)) return () => false;
  // A sheet has a million marks, and some twenty attributes and elements.
  const noWordsIn = remembered((attribute) => {
    if (NOT_SPEECH.test(attribute)) return undefined;
    return TYPED.test(attribute) ? NO_TYPED_WORDS : NO_WORDS;
  });
  const namesAStyle = remembered((element) => NAMES_A_STYLE.test(element));
  return (attribute, value, element) => {
    const noWords = noWordsIn(attribute);
    return noWords !== undefined && !namesAStyle(element) && !noWords.test(value);
  };
}

function remembered<Answer>(ask: (name: string) => Answer): (name: string) => Answer {
  const answers = new Map<string, Answer>();
  return (name) => {
    if (!answers.has(name)) answers.set(name, ask(name));
    return answers.get(name) as Answer;
  };
}
