interface Release {
  readonly version: string;
  /** `2026-11-30` */
  readonly day: string;
  /** Where newer versions are published. */
  readonly homepage: string;
}

/** Written by the build. */
declare const CAHIERS_RELEASE: Release;
export const release: Release = CAHIERS_RELEASE;

/** A component that the application is made of. */
export interface Component {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** The components that the build lists in a text of licences, each by its heading. */
export function componentsIn(licences: string): Component[] {
  return [...licences.matchAll(/^## (?<name>.+) - (?<version>\S+) \((?<licence>.+)\)$/gm)].map(
    ({ groups: { name = '', version = '', licence = '' } = {} }) => ({ name, version, licence }),
  );
}
