import type { ReactNode } from 'react';
import { Alert } from '../components/alert.tsx';

/** Said of a version that was signed and never left, once another is to leave in its place. `children` lead to that one. */
export function Superseded({ by, children }: { by: number; children: ReactNode }) {
  return (
    <Alert severity="info">
      La version {by} remplace celle-ci{'\u00a0'}: {children}.
    </Alert>
  );
}
