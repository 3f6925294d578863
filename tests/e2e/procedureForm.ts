import type { Locator } from '@playwright/test';
import type { Workstation } from './workstation.ts';

/** The section of the procedures, in either language. */
export const procedures = /^(Procedimientos|Procedures)$/;

/** The card of an action, by its place. */
export function action({ window }: Workstation, number: number): Locator {
  return window.getByRole('listitem', { name: new RegExp(`^(Acción|Action) ${number} `) });
}

/** Where it is written what the operator is to do. */
export function actionText(workstation: Workstation, number: number): Locator {
  return action(workstation, number).getByRole('textbox');
}

/** The steps that the preview shows. */
export function previewed({ window }: Workstation): Locator {
  return window.getByRole('region', { name: 'Procedimiento de respuesta' }).getByRole('checkbox');
}

/** Chooses a file for an action. */
export async function attach(
  workstation: Workstation,
  number: number,
  file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<void> {
  await action(workstation, number).locator('input[type=file]').setInputFiles(file);
}

/** Drops a file onto an action; it is made in the page, for one of 20 MiB does not get there in time from outside. */
export async function dropLargeFile(card: Locator, name: string, bytes: number): Promise<void> {
  await card.getByRole('group').evaluate(
    (field, file) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(file.bytes)], file.name));
      field.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    { name, bytes },
  );
}
