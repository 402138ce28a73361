import { type ReactNode, useId } from 'react';

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  /** It is marked, and its form says what the mark means (RGAA 11.10). */
  readonly required?: boolean | undefined;
  /** Marks the field with the name that the form knows it by, so that the first faulty one can take the focus. */
  readonly name?: string;
}

/** A label, its hint and its error around one control, tied to it as RGAA asks. */
export function Field({
  label,
  hint,
  error,
  required,
  kind,
  children,
}: FieldProps & {
  kind: 'input' | 'select' | 'upload';
  children: (control: {
    id: string;
    'aria-describedby'?: string;
    'aria-invalid'?: true;
    'aria-required'?: true;
  }) => ReactNode;
}) {
  const id = useId();
  const messages = `${id}-messages`;
  return (
    <div className={`fr-${kind}-group${error ? ` fr-${kind}-group--error` : ''}`}>
      <label className="fr-label" htmlFor={id}>
        {required ? <span className="field__required">{label}</span> : label}
        {hint && <span className="fr-hint-text">{hint}</span>}
      </label>
      {children({
        id,
        ...(required && { 'aria-required': true }),
        ...(error ? { 'aria-describedby': messages, 'aria-invalid': true } : {}),
      })}
      {error && (
        <p id={messages} className="fr-error-text">
          {error}
        </p>
      )}
    </div>
  );
}
