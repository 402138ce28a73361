import { v4 as uuid } from 'uuid';
import type { ChosenPlace } from '../../../shared/host/contract.ts';

/** The places that someone chose in a dialog of the system, under identifiers that cannot be guessed. */
export class ChosenPlaces {
  readonly #paths = new Map<string, string>();

  give(path: string): ChosenPlace {
    const place = `choisi:${uuid()}`;
    this.#paths.set(place, path);
    return { place, path };
  }

  pathOf(place: string): string | undefined {
    return this.#paths.get(place);
  }
}
