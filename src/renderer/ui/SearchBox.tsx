import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { Button } from './Button.tsx';
import styles from './SearchBox.module.css';

interface SearchBoxProps {
  readonly ref?: Ref<HTMLInputElement>;
  readonly label: string;
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A line in which words are typed that a list is to be narrowed to. */
export function SearchBox({ ref, label, clearLabel, value, onChange }: SearchBoxProps) {
  return (
    <div className={styles.search}>
      <Search size={16} strokeWidth={1.75} aria-hidden="true" />
      <input
        ref={ref}
        className={styles.input}
        aria-label={label}
        placeholder={label}
        value={value}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation();
            onChange('');
          }
        }}
      />
      {value !== '' && (
        <Button look="quiet" size="small" icon aria-label={clearLabel} onClick={() => onChange('')}>
          <X size={14} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
