import { useEffect, useState } from 'react';
import {
  type DefaultValues,
  type FieldError,
  type FieldValues,
  get,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useUnsavedChanges } from '../../../app/departures.ts';
import { useAppDispatch } from '../../../app/hooks.ts';
import { noticed } from '../../../app/noticesSlice.ts';
import { schemaResolver } from '../../../app/schemaResolver.ts';
import type { SiteError } from '../../../app/siteApi.ts';
import { errorOfProblem, ruleText } from '../editing/ruleTexts.ts';
import { settingsApi } from '../settingsApi.ts';
import { formOfMail, type Mail, type MailForm, mailFormSchema } from './mailForm.ts';
import { formOfSite, type Site, type SiteForm, siteFormSchema } from './siteForm.ts';

/** A form whose errors are in the user's words. */
export interface WordedForm<Form extends FieldValues> {
  readonly form: UseFormReturn<Form>;
  readonly errorOf: (path: string) => string | undefined;
}

type Trouble =
  | { readonly kind: 'refused'; readonly error: SiteError }
  | { readonly kind: 'fields' }
  | { readonly kind: 'conflict'; readonly theirs: Site };

interface SiteFormsOptions {
  readonly site: Site;
  /** `null` where it was never set up, or may not be looked at. */
  readonly mail: Mail | null;
  readonly bar: string | null;
}

/** The two forms of the site's page, saved together: the site itself and its mail server. */
export function useSiteForms({ site, mail, bar }: SiteFormsOptions) {
  const { t } = useTranslation('site');
  const dispatch = useAppDispatch();
  const [base, setBase] = useState(site);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const siteForm = useWordedForm<SiteForm>(siteFormSchema, formOfSite(site));
  const mailForm = useWordedForm<MailForm>(mailFormSchema, formOfMail(mail));
  const [replaceSite] = settingsApi.useReplaceSiteMutation();
  const [replaceMail] = settingsApi.useReplaceMailMutation();
  const [readSite] = settingsApi.useLazySiteQuery();
  const [isSaving, setIsSaving] = useState(false);
  const isSiteDirty = siteForm.form.formState.isDirty;
  const isMailDirty = mailForm.form.formState.isDirty;
  const isDirty = isSiteDirty || isMailDirty;
  useUnsavedChanges('settings', isDirty && bar === null);

  // Somebody else saved it: it is taken over as long as nothing was typed.
  const { form } = siteForm;
  const isOutdated = site.version > base.version;
  useEffect(() => {
    if (isOutdated && !isSiteDirty) {
      setBase(site);
      form.reset(formOfSite(site));
    }
  }, [isOutdated, isSiteDirty, site, form]);

  const refused = async (error: SiteError): Promise<false> => {
    if (error.kind === 'refused' && error.problem.code === 'STALE_VERSION') {
      const read = await readSite({});
      if (read.data) {
        setTrouble({ kind: 'conflict', theirs: read.data });
        return false;
      }
    }
    setTrouble({ kind: 'refused', error });
    for (const problem of error.kind === 'refused' ? (error.problem.problems ?? []) : []) {
      const field = retentionFields[problem.field] ?? problem.field;
      form.setError(field as keyof SiteForm, errorOfProblem(problem));
    }
    return false;
  };
  const writeSite = async (values: SiteForm, onto: Site): Promise<boolean> => {
    const { data, error } = await replaceSite({ version: onto.version, body: siteFormSchema.parse(values) });
    if (!data) return refused(error as SiteError);
    setBase(data);
    form.reset(formOfSite(data));
    return true;
  };
  const writeMail = async (values: MailForm): Promise<boolean> => {
    const { data, error } = await replaceMail({ body: mailFormSchema.parse(values) });
    if (!data) return refused(error as SiteError);
    mailForm.form.reset(formOfMail(data.settings));
    return true;
  };
  const save = async (onto: Site = base): Promise<void> => {
    // Nothing is written unless all of it can be.
    const areSound = await Promise.all([
      !isSiteDirty || form.trigger(),
      !isMailDirty || mailForm.form.trigger(),
    ]);
    if (areSound.includes(false)) {
      setTrouble({ kind: 'fields' });
      return;
    }
    setIsSaving(true);
    const isDone =
      (!isSiteDirty || (await writeSite(form.getValues(), onto))) &&
      (!isMailDirty || (await writeMail(mailForm.form.getValues())));
    setIsSaving(false);
    if (isDone) {
      setTrouble(null);
      dispatch(noticed({ kind: 'itemSaved', name: t('site.title') }));
    }
  };
  return {
    siteForm,
    mailForm,
    base,
    trouble,
    isDirty,
    isMailDirty,
    isSaving,
    isOutdated: isOutdated && isSiteDirty,
    maySave: bar === null && isDirty && !isSaving,
    save,
    /** Goes on from the other version with these values, and saves them. */
    saveOnto: async (theirs: Site, values: SiteForm) => {
      setTrouble(null);
      setBase(theirs);
      form.reset(formOfSite(theirs));
      form.reset(values, { keepDefaultValues: true });
      if (await writeSite(values, theirs)) {
        dispatch(noticed({ kind: 'itemSaved', name: t('site.title') }));
      }
    },
    discard: () => {
      setTrouble(null);
      form.reset();
      mailForm.form.reset();
    },
    dismissTrouble: () => setTrouble(null),
  };
}

/** What the server calls otherwise than the form. */
const retentionFields: Readonly<Record<string, string>> = {
  eventRetentionDays: 'events.days',
  alarmRetentionDays: 'alarms.days',
};

function useWordedForm<Form extends FieldValues>(schema: z.ZodType<unknown>, start: Form): WordedForm<Form> {
  const { t } = useTranslation(['settings', 'site']);
  const { t: rules } = useTranslation('settings');
  const form = useForm<Form>({
    resolver: schemaResolver<Form>(schema as z.ZodType<unknown, Form>),
    defaultValues: start as DefaultValues<Form>,
    mode: 'onChange',
  });
  const { errors } = form.formState;
  const errorOf = (path: string): string | undefined => {
    const error = get(errors, path) as FieldError | undefined;
    if (error?.type === undefined) return undefined;
    switch (path) {
      case 'timeZone':
        return t('site:site.timeZoneWrong');
      case 'events.days':
      case 'alarms.days':
        return t('site:site.daysWrong');
      case 'port':
        return t('site:mail.portWrong');
      case 'from':
        return t('site:mail.addressWrong');
      default:
        return ruleText(rules, error);
    }
  };
  return { form, errorOf };
}
