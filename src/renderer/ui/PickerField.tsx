import { ChevronDown, X } from 'lucide-react';
import { useId, useRef } from 'react';
import {
  Dialog,
  DialogTrigger,
  Button as PlainButton,
  Popover,
  Tag,
  TagGroup,
  TagList,
} from 'react-aria-components';
import fieldStyles from './Field.module.css';
import { Hint } from './Hint.tsx';
import styles from './PickerField.module.css';
import { PickerList } from './PickerList.tsx';

/** One of the things that a `PickerField` offers. */
export interface PickerItem {
  readonly id: string;
  readonly name: string;
  /** After the name, quieter; found by the search as well. */
  readonly detail?: string | undefined;
  /** At the end of the row: what it is; found by the search as well. */
  readonly kind?: string | undefined;
}

/**
 * Makes a thing that is not among the items out of what was typed, `null` where that makes none. `isFound`: the same words find
 * some of the items, too.
 */
export type PickerTyped = (text: string, isFound: boolean) => PickerItem | null;

/** "All of them", which is chosen instead of any number of them. */
export interface PickerAll {
  readonly label: string;
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
}

interface PickerFieldProps {
  readonly label: string;
  readonly items: readonly PickerItem[];
  /** In the order in which they were chosen. */
  readonly chosen: readonly string[];
  /** These are chosen, and therefore not "all of them". */
  readonly onChange: (chosen: readonly string[]) => void;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  /** How many may be chosen. */
  readonly most?: number | undefined;
  /** What is said to whoever tries to choose one more. */
  readonly mostText?: string | undefined;
  readonly all?: PickerAll | undefined;
  readonly typed?: PickerTyped | undefined;
  readonly searchLabel: string;
  /** What is said where the search finds nothing, whatever was typed or because of it. */
  readonly nothingText: string | ((typed: string) => string);
  /** Stands where the chosen ones would be. */
  readonly placeholder?: string | undefined;
  /** Why it cannot be changed: it is greyed out, and the reason is its tooltip. */
  readonly unavailable?: string | undefined;
}

/** Several out of many: what is chosen stands in the field, the rest in a list that is searched as one types. */
export function PickerField(props: PickerFieldProps) {
  const { label, chosen, error, hint, most, all, unavailable } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const note = error ? `${id}-error` : hint ? `${id}-hint` : null;
  const count = all?.isChosen || most === undefined ? null : `${chosen.length}/${most}`;
  return (
    <div className={fieldStyles.field}>
      <span id={id} className={fieldStyles.label}>
        {label}
      </span>
      <div
        ref={box}
        className={styles.box}
        data-invalid={error ? true : undefined}
        data-unavailable={unavailable === undefined ? undefined : true}
      >
        <Chosen {...props} />
        {count && <span className={styles.count}>{count}</span>}
        {unavailable === undefined ? (
          <DialogTrigger>
            <PlainButton
              className={styles.open ?? ''}
              aria-labelledby={id}
              {...(note && { 'aria-describedby': note })}
            >
              <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
            </PlainButton>
            <Popover className={styles.popover ?? ''} triggerRef={box} placement="bottom start" offset={4}>
              <Dialog className={styles.dialog ?? ''} aria-labelledby={id}>
                <PickerList {...props} />
              </Dialog>
            </Popover>
          </DialogTrigger>
        ) : (
          <Hint text={unavailable}>
            <button type="button" className={styles.open} aria-disabled="true" aria-labelledby={id}>
              <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
            </button>
          </Hint>
        )}
      </div>
      {error ? (
        <p id={`${id}-error`} className={fieldStyles.error} role="alert">
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} className={fieldStyles.hint}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}

const allKey = '*';

function Chosen({ label, items, chosen, onChange, all, placeholder, unavailable }: PickerFieldProps) {
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const tags = all?.isChosen
    ? [{ id: allKey, name: all.label }]
    : chosen.map((id) => ({ id, name: names.get(id) ?? id }));
  if (tags.length === 0) {
    return <span className={styles.placeholder}>{placeholder}</span>;
  }
  const remove = (keys: Set<string | number>) => {
    if (keys.has(allKey)) {
      all?.onChange(false);
    } else {
      onChange(chosen.filter((id) => !keys.has(id)));
    }
  };
  return (
    <TagGroup
      className={styles.chosen ?? ''}
      aria-label={label}
      {...(unavailable === undefined && { onRemove: remove })}
    >
      <TagList className={styles.tags ?? ''}>
        {tags.map(({ id, name }) => (
          <Tag key={id} id={id} textValue={name} className={styles.tag ?? ''}>
            {({ allowsRemoving }) => (
              <>
                <span className={styles.name}>{name}</span>
                {allowsRemoving && (
                  <PlainButton slot="remove" className={styles.remove ?? ''}>
                    <X size={12} strokeWidth={2} aria-hidden="true" />
                  </PlainButton>
                )}
              </>
            )}
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  );
}
