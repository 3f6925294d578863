import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/Field.tsx';

interface AddressFieldProps {
  readonly addresses: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (addresses: readonly string[]) => void;
}

/** E-mail addresses as they are written, with commas between them. */
export function AddressField({ addresses, error, onChange }: AddressFieldProps) {
  const { t } = useTranslation('definitions');
  const [written, setWritten] = useState(addresses.join(', '));
  // What is typed stays as it is typed, until the addresses become others from outside.
  const isCurrent = addressesIn(written).join(' ') === addresses.join(' ');
  return (
    <TextField
      label={t('action.to')}
      hint={t('action.toHint')}
      error={error}
      value={isCurrent ? written : addresses.join(', ')}
      autoComplete="off"
      spellCheck={false}
      onChange={({ target }) => {
        setWritten(target.value);
        onChange(addressesIn(target.value));
      }}
    />
  );
}

function addressesIn(text: string): readonly string[] {
  return text.split(/[,;\s]+/u).filter(Boolean);
}
