import type { ReactNode } from 'react';

/** What went wrong, or what to know, announced when it appears. */
export function Alert({
  severity = 'error',
  children,
}: {
  severity?: 'error' | 'warning' | 'info' | 'success';
  children: ReactNode;
}) {
  return (
    <div
      className={`fr-alert fr-alert--${severity} fr-alert--sm fr-mb-2w`}
      role={severity === 'error' ? 'alert' : 'status'}
    >
      <p>{children}</p>
    </div>
  );
}

const WORDS = { success: 'success', warning: 'warning', error: 'error', info: 'info', new: 'new' } as const;

export function Badge({ severity, children }: { severity?: keyof typeof WORDS; children: ReactNode }) {
  return (
    <span
      className={`fr-badge fr-badge--sm fr-badge--no-icon${severity ? ` fr-badge--${WORDS[severity]}` : ''}`}
    >
      {children}
    </span>
  );
}
