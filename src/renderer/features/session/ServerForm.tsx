import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { schemaResolver } from '../../app/schemaResolver.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import styles from './SiteChoice.module.css';

interface ServerFormProps {
  /** Servers that were used from here before. */
  readonly servers: readonly string[];
  readonly isBusy: boolean;
  readonly onFind: (address: string) => Promise<void>;
}

const serverSchema = z.object({ address: z.string().trim().min(1).max(300) });

/** Asks for the address of a site server; what was used before is one press away. */
export function ServerForm({ servers, isBusy, onFind }: ServerFormProps) {
  const { t } = useTranslation('session');
  const { register, handleSubmit, formState } = useForm({
    resolver: schemaResolver(serverSchema),
    defaultValues: { address: servers[0] ?? '' },
  });
  const submit = handleSubmit(({ address }) => onFind(withScheme(address.trim())));
  return (
    <form className={styles.form} noValidate onSubmit={submit} aria-label={t('site.server.title')}>
      <TextField
        {...register('address')}
        label={t('site.server.address')}
        error={formState.errors.address && t('site.server.missing')}
        placeholder="https://…:7410"
        spellCheck={false}
        autoCapitalize="none"
        autoFocus
      />
      <Button type="submit" look="primary" size="large" unavailable={isBusy}>
        {isBusy ? t('site.server.looking') : t('site.server.connect')}
      </Button>
      {servers.length > 1 && (
        <ul className={styles.known} aria-label={t('site.server.known')}>
          {servers.slice(1).map((server) => (
            <li key={server}>
              <Button size="small" look="quiet" unavailable={isBusy} onClick={() => void onFind(server)}>
                {server}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

/** Who types a name alone means the encrypted way to it. */
function withScheme(address: string): string {
  return /^[a-z]+:\/\//i.test(address) ? address : `https://${address}`;
}
