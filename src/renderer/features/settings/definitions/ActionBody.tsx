import { useTranslation } from 'react-i18next';
import { TextAreaField, TextField } from '../../../ui/Field.tsx';
import { PickerField } from '../../../ui/PickerField.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import styles from './ActionFields.module.css';
import { AddressField } from './AddressField.tsx';
import type { DefinitionEditing, FormAction } from './definitionForm.ts';
import { useResourceChoices } from './siteNames.ts';
import type { FormPart } from './useFormPart.ts';
import { WebhookSecret } from './WebhookSecret.tsx';

interface ActionBodyProps<Action extends FormAction> {
  readonly action: Action;
  /** Where it stands in the form: `actions.2`. */
  readonly path: string;
  readonly part: FormPart<FormAction[]>;
  readonly editor: DefinitionEditing;
  readonly onChange: (action: FormAction) => void;
}
type BodyOf<Kind extends FormAction['kind']> = ActionBodyProps<Extract<FormAction, { kind: Kind }>>;

/** The fields of an action, which depend on its kind. */
export function ActionBody(props: ActionBodyProps<FormAction>) {
  const { action, ...rest } = props;
  return (
    <div className={styles.body} data-body="">
      {action.kind === 'showCamera' && <CameraBody {...rest} action={action} />}
      {action.kind === 'webhook' && <WebhookBody {...rest} action={action} />}
      {action.kind === 'output' && <OutputBody {...rest} action={action} />}
      {action.kind === 'email' && <EmailBody {...rest} action={action} />}
      {action.kind === 'bookmark' && <BookmarkBody {...rest} action={action} />}
    </div>
  );
}

function CameraBody({ action, path, part, onChange }: BodyOf<'showCamera'>) {
  const { t } = useTranslation('definitions');
  const cameras = useResourceChoices('camera');
  return (
    <PickerField
      label={t('action.camera')}
      items={cameras}
      chosen={action.camera === '' ? [] : [action.camera]}
      onChange={([camera = '']) => onChange({ ...action, camera })}
      most={1}
      error={part.errorOf(`${path}.camera`, false)}
      searchLabel={t('action.cameraSearch')}
      nothingText={t('action.cameraNothing')}
      placeholder={t('action.cameraEmpty')}
    />
  );
}

function WebhookBody({ action, path, part, editor, onChange }: BodyOf<'webhook'>) {
  return (
    <>
      <UrlField
        url={action.url}
        error={part.errorOf(`${path}.url`, action.url !== '')}
        onChange={(url) => onChange({ ...action, url })}
      />
      <WebhookSecret
        action={action}
        error={part.errorOf(`${path}.secret`, true)}
        stored={storedWebhooks(editor)}
        onChange={onChange}
      />
    </>
  );
}

/** The addresses whose secret the site keeps. */
function storedWebhooks(editor: DefinitionEditing): readonly string[] {
  const actions = editor.form.formState.defaultValues?.actions ?? [];
  return actions.flatMap((action) =>
    action?.kind === 'webhook' && action.hasSecret && action.url !== undefined ? [action.url] : [],
  );
}

function OutputBody({ action, path, part, onChange }: BodyOf<'output'>) {
  const { t } = useTranslation('definitions');
  const { body, ...withoutBody } = action;
  return (
    <>
      <UrlField
        url={action.url}
        error={part.errorOf(`${path}.url`, action.url !== '')}
        onChange={(url) => onChange({ ...action, url })}
      />
      <SelectField
        label={t('action.method')}
        value={action.method}
        options={(['GET', 'POST', 'PUT'] as const).map((method) => ({ value: method, label: method }))}
        onChange={(method) => onChange(method === 'GET' ? { ...withoutBody, method } : { ...action, method })}
      />
      {action.method !== 'GET' && (
        <div data-full="">
          <TextAreaField
            label={t('action.body')}
            hint={t('action.bodyHint')}
            error={part.errorOf(`${path}.body`, true)}
            value={body ?? ''}
            rows={2}
            spellCheck={false}
            onChange={({ target }) =>
              onChange(target.value === '' ? withoutBody : { ...action, body: target.value })
            }
          />
        </div>
      )}
    </>
  );
}

function EmailBody({ action, path, part, onChange }: BodyOf<'email'>) {
  const { t } = useTranslation('definitions');
  const { subject, ...withoutSubject } = action;
  // What is wrong with one of the addresses stands below the whole list.
  const wrong = action.to.length > 0 && part.isWrong(`${path}.to`) ? t('action.toInvalid') : undefined;
  return (
    <>
      <AddressField
        addresses={action.to}
        error={part.errorOf(`${path}.to`, false) ?? wrong}
        onChange={(to) => onChange({ ...action, to: [...to] })}
      />
      <TextField
        label={t('action.subject')}
        hint={t('action.subjectHint')}
        error={part.errorOf(`${path}.subject`, true)}
        value={subject ?? ''}
        autoComplete="off"
        onChange={({ target }) =>
          onChange(target.value.trim() === '' ? withoutSubject : { ...action, subject: target.value })
        }
      />
    </>
  );
}

function BookmarkBody({ action, path, part, onChange }: BodyOf<'bookmark'>) {
  const { t } = useTranslation('definitions');
  return (
    <TextField
      label={t('action.text')}
      error={part.errorOf(`${path}.text`, action.text !== '')}
      value={action.text}
      autoComplete="off"
      onChange={({ target }) => onChange({ ...action, text: target.value })}
    />
  );
}

interface UrlFieldProps {
  readonly url: string;
  readonly error: string | undefined;
  readonly onChange: (url: string) => void;
}

function UrlField({ url, error, onChange }: UrlFieldProps) {
  const { t } = useTranslation('definitions');
  return (
    <TextField
      label={t('action.url')}
      error={error}
      type="url"
      inputMode="url"
      value={url}
      autoComplete="off"
      spellCheck={false}
      onChange={({ target }) => onChange(target.value.trim())}
    />
  );
}
