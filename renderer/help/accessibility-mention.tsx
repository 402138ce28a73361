import { Link } from 'wouter';
import { HELP_ADDRESS } from './opened.ts';

/** What the first screen of a public service says of its accessibility (décret n° 2019-768), and where it says more. */
export function AccessibilityMention() {
  return (
    <p className="fr-text--sm fr-mt-6w">
      <Link href={`${HELP_ADDRESS}/accessibilite`}>Accessibilité&nbsp;: non conforme</Link>
    </p>
  );
}
