import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { useAppSelector } from '../../../app/hooks.ts';
import { selectSession } from '../../../app/workstationSlice.ts';
import { CameraPreview } from '../../video/index.ts';
import type { Editor } from '../editing/useItemForm.ts';
import styles from './ResourcePreview.module.css';
import { formOfResource, type ResourceForm } from './resourceForm.ts';

interface ResourcePreviewProps {
  readonly editor: Editor<ResourceForm>;
  readonly item: ConfigurationShown<'resources'> | null;
}

/**
 * The picture that comes of the saved source. What is typed is not tried before it is saved: the server asks a recorder only for
 * what is configured, so that no form is a way to have it call any address.
 */
export function ResourcePreview({ editor: { form }, item }: ResourcePreviewProps) {
  const { t } = useTranslation('site');
  const session = useAppSelector(selectSession);
  const [source, clip, live] = useWatch({ control: form.control, name: ['source', 'clip', 'live'] });
  const maySee = session?.status === 'signedIn' && session.rights.includes('alarms.seeAll');
  const saved = item && formOfResource(item);
  const isSaved = saved?.source === source && saved.clip === clip && saved.live === live.trim();
  if (item === null || !isSaved) return <p className={styles.note}>{t('resource.previewAfterSaving')}</p>;
  if (!maySee) return <p className={styles.note}>{t('resource.previewNotAllowed')}</p>;
  return (
    <div className={styles.preview}>
      <CameraPreview key={item.version} resource={item.id} name={item.name} />
    </div>
  );
}
