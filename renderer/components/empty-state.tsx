import type { ReactNode } from 'react';

/** What an empty screen says to do first. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty-state">
      <h2 className="fr-h6">{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
