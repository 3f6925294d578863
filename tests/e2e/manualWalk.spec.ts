import { deviceEvent, rekorGroup } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { PlayerOnScreen } from './players.ts';
import { alarmsOf } from './restApi.ts';
import { create, deviceDefinition, idsOf } from './siteConfiguration.ts';

/** The manual's blue, of the dark theme: what is pressed, the tab in front, the way to close. */
const blue = 'rgb(31, 111, 208)';

/**
 * The manual's chapters "Gestión de Alarmas" and "Uso de la Pantalla de Alarmas", sentence after sentence, with the pointer as there.
 * A comment names the sentence that the lines below it do.
 */
test('R-E01 R-E09 R-E10 R-E11 R-E12 R-F01 R-F02 R-F04 R-G04 R-G05 R-J02 the manual’s walk through the alarm screen', async ({
  site,
  openWorkstation,
}) => {
  test.slow();
  // Shared alarms, and one that nobody else of the operators here receives.
  const [operador1 = ''] = await idsOf(site, ['operador1']);
  await create(
    site,
    'definitions',
    deviceDefinition('Sólo para uno', 'access.granted', 'demo-lector-levante', [operador1]),
  );
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const { window, details, dialog, list } = workstation;
  const post = (type: string, subject: string, data: object = {}) =>
    site.post('/ingest/v1/events', deviceEvent(type, subject, data));
  const front = details.getByRole('tab', { selected: true });

  // «Alarmas es una pestaña principal en la parte superior de la interfaz.»
  await expect(window.getByRole('navigation').getByText('Alarmas')).toBeVisible();

  // «Cuando esta pantalla de alarma no está enfocada, se mostrará un número… También hay un sonido de "ping".»
  const pings = await workstation.countPings();
  await workstation.turnAway();
  await post('camera.motion', 'camara-muelle-3');
  await expect(window.getByLabel('1 alarma nueva sin ver')).toBeAttached();
  await expect.poll(pings).toBe(1);
  await workstation.turnBack();
  await expect(window.getByLabel('1 alarma nueva sin ver')).toHaveCount(0);
  await site.post('/ingest/v1/lpr/rekor', rekorGroup('6660DMN'));
  await expect(workstation.rows).toHaveCount(2);
  await post('access.denied', 'lector-vestibulo');
  await expect(workstation.rows).toHaveCount(3);
  await post('access.granted', 'lector-levante');
  await expect(workstation.row('Sólo para uno')).toBeVisible();

  // «Las columnas de la lista de alarmas permiten hacer clic y ordenar la lista.»
  await list.getByRole('columnheader', { name: 'Prioridad' }).getByRole('button').click();
  await expect(workstation.rows.first()).toContainText('Matrícula en lista negra');

  // «Los botones de filtrado se volverán azules cuando se seleccionen.» «El campo de búsqueda permite una búsqueda de texto libre.»
  const newOnes = workstation.filter(/^Nuevas/);
  await newOnes.click();
  await expect(newOnes).toHaveCSS('background-color', blue);
  await newOnes.click();
  await workstation.search.fill('intruso');
  await expect(workstation.rows).toHaveCount(1);
  await workstation.search.fill('');

  // «Para cada alarma en la lista, hay una ID, Nombre, Evento, Prioridad, Hora, Asignado a, Estado y Acciones.»
  await expect(list.getByRole('columnheader')).toHaveText([
    '',
    'ID',
    'Nombre',
    'Evento',
    'Prioridad',
    'Hora',
    'Asignado a',
    'Estado',
    'Acciones',
  ]);

  // «Si elige manejar una alarma, se la asignará al usuario y cambiará su estado a En curso.»
  const intruder = workstation.row('Intruso en el muelle');
  await workstation.handle('Intruso en el muelle');
  await expect(intruder).toContainText('En curso');
  await expect(intruder).toContainText('operador1');

  // «Asignado a un usuario. Esto abrirá una lista de todos los usuarios que están configurados para recibir esta alarma.»
  const denied = workstation.row('Acceso denegado');
  await denied.getByRole('button', { name: /^Asignar la alarma/ }).click();
  await dialog.getByRole('option', { name: 'operador2' }).click();
  await expect(denied).toContainText('operador2');
  await expect(denied).toContainText('En curso');

  // «Revisión de historia. Mostrando en el área inferior, en lugar de la lista de Recursos, una lista de las veces…»
  await denied.getByRole('button', { name: /^Historial de la alarma/ }).click();
  await expect(details).toContainText('Veces anteriores');
  await expect(details.getByRole('heading', { name: 'Recursos' })).toHaveCount(0);
  await details.getByRole('button', { name: 'Volver a los recursos' }).click();

  // «Haga clic en la alarma… Su número de identificación aparece en una pestaña azul sobre los detalles.»
  await intruder.click();
  await expect(front).toHaveText('1001');
  await expect(front).toHaveCSS('background-color', blue);
  // «Los recursos asociados con la alarma se enumeran a la izquierda, incluido lo que activó la alarma y los recursos relacionados.»
  const resources = details.getByRole('region', { name: 'Recursos' }).getByRole('listitem');
  await expect(resources).toHaveText([/Muelle 3.*Disparador/, /Campa de contenedores/]);
  // «Hay dos jugadores disponibles, por lo que los dos primeros recursos se mostrarán de forma predeterminada.»
  const players = [new PlayerOnScreen(window, 1), new PlayerOnScreen(window, 2)] as const;
  for (const [index, camera] of ['Muelle 3', 'Campa de contenedores'].entries()) {
    await expect(players[index as 0 | 1].root).toHaveAccessibleName(`Reproductor ${index + 1}: ${camera}`);
    await expect(players[index as 0 | 1].root).toHaveAttribute('data-phase', 'playing');
  }
  // «…o en reproducción (también seleccionado en la configuración)»: this definition begins 5 s before.
  await expect(players[0].root).toContainText('Reproducción');
  // «Si el operador necesita ver cualquiera de los otros recursos de la lista, puede arrastrarlos.»
  await resources.nth(1).getByRole('button').dragTo(players[0].root);
  await expect(players[0].root).toHaveAccessibleName('Reproductor 1: Campa de contenedores');

  // «Hay un panel para "Información adicional"… solo está en uso cuando los sistemas integrados externos son la fuente.»
  const additional = details.getByRole('region', { name: 'Información adicional' });
  await expect(additional).toHaveCount(0);
  await workstation.row('Matrícula en lista negra').click();
  await expect(additional).toContainText('6660DMN');

  // «Se pueden seleccionar múltiples alarmas; hasta 10 crearán pestañas.» «…haga clic en la marca de verificación junto a ID.»
  await window.getByRole('checkbox', { name: 'Seleccionar todas las que se muestran' }).click();
  const selected = workstation.filter(/^Seleccionadas/);
  await expect(selected).toHaveText(/4/);
  await expect(details.getByRole('tab')).toHaveCount(4);
  // «El filtro Seleccionado mostrará solo las alarmas que actualmente están seleccionadas.»
  await selected.click();
  await expect(workstation.rows).toHaveCount(4);
  await selected.click();

  // «Si hay un grupo… la lista de usuarios mostrará solo los usuarios comunes… lo que puede resultar en que no se muestren usuarios.»
  const group = window.getByRole('group', { name: 'Para las alarmas seleccionadas' });
  await group.getByRole('button', { name: 'Asignar a' }).click();
  await expect(dialog.getByRole('option')).toHaveText([/^operador1/]);
  await dialog.getByRole('button', { name: 'Cancelar' }).click();

  // «Al hacer clic en Manejar para las alarmas seleccionadas, ahora se asignan todas las alarmas seleccionadas al usuario.»
  await group.getByRole('button', { name: 'Manejar' }).click();
  await expect(workstation.row('Matrícula en lista negra')).toContainText('operador1');
  await expect(workstation.row('Sólo para uno')).toContainText('operador1');
  // «…si se seleccionan varias alarmas, no se pueden cerrar como un grupo y deben cerrarse individualmente.»
  await expect(group.getByRole('button')).toHaveText(['Manejar', 'Asignar a', 'Historial']);

  // «Hay un panel para un procedimiento de respuesta… el usuario deberá marcar esas acciones… hasta que se habilite el botón de cierre.»
  await intruder.click();
  const { closeAlarm } = workstation;
  const steps = details.getByRole('region', { name: /^Procedimiento de respuesta/ }).getByRole('checkbox');
  await expect(closeAlarm).toBeDisabled();
  await steps.first().click();
  await expect(steps).toHaveCount(4);
  await steps.nth(2).click();
  await dialog.getByRole('textbox').fill('Patrulla 1, llega a las 3:10');
  await dialog.getByRole('button', { name: 'Confirmar' }).click();
  await expect(closeAlarm).toBeDisabled();
  await steps.nth(3).click();
  // «(se vuelve azul)»
  await expect(closeAlarm).toBeEnabled();
  await expect(closeAlarm).toHaveCSS('background-color', blue);

  // «Se mostrará un cuadro de Razón para cerrar…; seleccione entre Evento manejado, Falsa alarma u Otro… luego haga clic en Cerrar alarma.»
  await closeAlarm.click();
  await expect(dialog).toContainText('Razón para cerrar');
  await expect(dialog.getByRole('radio')).toHaveCount(3);
  await dialog.getByText('Falsa alarma').click();
  await dialog.getByRole('textbox').fill('Era un gato');
  await dialog.getByRole('button', { name: 'Cerrar alarma' }).click();
  await expect(intruder).toHaveCount(0);

  // «Si no hay ningún procedimiento en la lista, la alarma puede cerrarse (por la persona a la que está asignada).»
  await workstation.row('Sólo para uno').click();
  await expect(details).toContainText('Esta alarma no tiene procedimiento');
  await expect(closeAlarm).toHaveCSS('background-color', blue);
  await denied.click();
  await expect(closeAlarm).toBeDisabled();
  await expect(closeAlarm).toHaveAccessibleDescription('La lleva operador2: solo esa persona puede cerrarla');

  // «Cuando se cierra una alarma, permanece en el historial de la base de datos y se puede buscar.»
  expect(await alarmsOf(site, 'operador1', 'closed')).toMatchObject([
    { number: 1001, closing: { reason: 'false', text: 'Era un gato' } },
  ]);
});
