import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import type { Territory } from '../../shared/territory/model.ts';
import { ACADEMIES, DEPARTMENTS } from '../../shared/territory/reference.ts';

/** Official codes of the région académique, académie and département in which something lies, as far as known. */
export interface Place {
  readonly region: string | null;
  readonly academy: string | null;
  readonly department: string | null;
}

export function placeOf(level: Territory['level'], code: string): Place {
  switch (level) {
    case 'region':
      return { region: code, academy: null, department: null };
    case 'academy': {
      const region = ACADEMIES.find((academy) => academy.code === code)?.regionCode ?? null;
      return { region, academy: code, department: null };
    }
    case 'department': {
      const academy = DEPARTMENTS.find((department) => department.code === code)?.academyCode;
      return academy
        ? { ...placeOf('academy', academy), department: code }
        : { region: null, academy: null, department: code };
    }
  }
}

/**
 * Where a synthesis lies: what it is about when that is inside the territory which sends it, and that territory
 * otherwise, so that nobody’s synthesis appears among those of another.
 */
export function placeOfSynthesis({ scope, territory, meetings }: SynthesisDocument): Place {
  const sender = placeOf(territory.level, territory.code);
  if (scope.level === 'meeting' || scope.level === 'network') {
    const departments = new Set(meetings.map(({ venue }) => venue?.departmentCode ?? null));
    const [only] = departments;
    return departments.size === 1 && only ? placeWithin(sender, only) : sender;
  }
  const place = placeOf(scope.level, scope.id);
  return isWithin(sender, place) ? place : sender;
}

/** A département’s place when it is inside `outer`, which is answered otherwise. */
export function placeWithin(outer: Place, department: string | null | undefined): Place {
  if (!department) return outer;
  const place = placeOf('department', department);
  return isWithin(outer, place) ? place : outer;
}

function isWithin(outer: Place, inner: Place): boolean {
  return (
    (outer.region === null || outer.region === inner.region) &&
    (outer.academy === null || outer.academy === inner.academy) &&
    (outer.department === null || outer.department === inner.department)
  );
}
