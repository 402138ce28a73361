import { type ReactNode, useId } from 'react';
import { Field, type FieldProps } from './field.tsx';

interface Valued<T> extends FieldProps {
  readonly value: T;
  readonly onChange: (value: T) => void;
}

interface TextProps extends Valued<string> {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search';
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly list?: string;
}

export function TextInput({
  value,
  onChange,
  type = 'text',
  placeholder,
  autoFocus,
  autoComplete = 'off',
  list,
  ...field
}: TextProps) {
  return (
    <Field kind="input" {...field}>
      {(control) => (
        <input
          {...control}
          className="fr-input"
          type={type}
          name={field.name}
          value={value}
          disabled={field.disabled}
          placeholder={placeholder}
          autoComplete={autoComplete}
          list={list}
          // biome-ignore lint/a11y/noAutofocus: a dialog or a screen that opens to type one thing puts the cursor there.
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function TextArea({ value, onChange, rows = 4, ...field }: Valued<string> & { rows?: number }) {
  return (
    <Field kind="input" {...field}>
      {(control) => (
        <textarea
          {...control}
          className="fr-input"
          name={field.name}
          rows={rows}
          value={value}
          disabled={field.disabled}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A number, or null when the field is empty; what is not a number is NaN, which the rules refuse in words. */
export function NumberInput({
  value,
  onChange,
  step = 1,
  ...field
}: Valued<number | null> & { step?: number | 'any' }) {
  return (
    <Field kind="input" {...field}>
      {(control) => (
        <input
          {...control}
          className="fr-input"
          type="number"
          inputMode="decimal"
          name={field.name}
          step={step}
          value={value === null || Number.isNaN(value) ? '' : value}
          disabled={field.disabled}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.valueAsNumber)}
        />
      )}
    </Field>
  );
}

export const DateInput = (props: Valued<string>) => <Temporal type="date" {...props} />;
export const TimeInput = (props: Valued<string>) => <Temporal type="time" {...props} />;

function Temporal({ type, value, onChange, ...field }: Valued<string> & { type: 'date' | 'time' }) {
  return (
    <Field kind="input" {...field}>
      {(control) => (
        <input
          {...control}
          className="fr-input"
          type={type}
          name={field.name}
          value={value}
          disabled={field.disabled}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
}

export function SelectInput({
  value,
  onChange,
  options,
  placeholder,
  ...field
}: Valued<string> & { options: readonly Option[]; placeholder?: string }) {
  const groups = [...Map.groupBy(options, (option) => option.group)];
  return (
    <Field kind="select" {...field}>
      {(control) => (
        <select
          {...control}
          className="fr-select"
          name={field.name}
          value={value}
          disabled={field.disabled}
          onChange={(event) => onChange(event.target.value)}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {groups.map(([group, members]) =>
            group === undefined ? (
              members.map(optionOf)
            ) : (
              <optgroup key={group} label={group}>
                {members.map(optionOf)}
              </optgroup>
            ),
          )}
        </select>
      )}
    </Field>
  );
}

const optionOf = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
);

export function CheckboxInput({ label, hint, error, value, onChange, disabled, name }: Valued<boolean>) {
  const id = useId();
  return (
    <div className={`fr-checkbox-group fr-checkbox-group--sm${error ? ' fr-checkbox-group--error' : ''}`}>
      <input
        id={id}
        type="checkbox"
        name={name}
        checked={value}
        disabled={disabled}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className="fr-label" htmlFor={id}>
        {label}
        {hint && <span className="fr-hint-text">{hint}</span>}
      </label>
      {error && (
        <p id={`${id}-error`} className="fr-error-text">
          {error}
        </p>
      )}
    </div>
  );
}

interface RadioOption extends Option {
  readonly hint?: ReactNode;
}

export function RadioInput({
  label,
  hint,
  error,
  value,
  onChange,
  options,
}: Valued<string> & { options: readonly RadioOption[] }) {
  const id = useId();
  return (
    <fieldset className="fr-fieldset" aria-labelledby={`${id}-legend`}>
      <legend className="fr-fieldset__legend fr-fieldset__legend--regular" id={`${id}-legend`}>
        {label}
        {hint && <span className="fr-hint-text">{hint}</span>}
      </legend>
      {options.map((option) => (
        <div className="fr-fieldset__element" key={option.value}>
          <div className="fr-radio-group fr-radio-group--sm">
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={id}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <label className="fr-label" htmlFor={`${id}-${option.value}`}>
              {option.label}
              {option.hint && <span className="fr-hint-text">{option.hint}</span>}
            </label>
          </div>
        </div>
      ))}
      {error && <p className="fr-error-text">{error}</p>}
    </fieldset>
  );
}

export function FileInput({
  value: _,
  onChange,
  accept,
  ...field
}: Valued<File | null> & { accept?: string }) {
  return (
    <Field kind="upload" {...field}>
      {(control) => (
        <input
          {...control}
          className="fr-upload"
          type="file"
          name={field.name}
          accept={accept}
          disabled={field.disabled}
          onChange={(event) => onChange(event.target.files?.[0] ?? null)}
        />
      )}
    </Field>
  );
}
