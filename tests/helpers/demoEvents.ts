let count = 0;

/** A CloudEvent with an id that no other test event has. */
export function cloudEvent(
  type: string,
  subject: string,
  data: object = { phase: 'start' },
): { readonly id: string } & Record<string, unknown> {
  count += 1;
  return {
    specversion: '1.0',
    id: `test-${process.pid}-${count}`,
    source: 'urn:test',
    type,
    subject,
    time: new Date().toISOString(),
    data,
  };
}

/** A plate on the demo site's black list: raises `demo-lista-negra` for operador1, operador2 and supervisor. */
export function listedPlate(text = '4821KLM'): ReturnType<typeof cloudEvent> {
  return cloudEvent('lpr.plate', 'camara-acceso-norte', {
    phase: 'pulse',
    plate: { text, list: 'Lista negra' },
  });
}

/** Something at the dock: raises `demo-intruso-muelle` for the same users. */
export function motionAtDock(data: object = { phase: 'start' }): ReturnType<typeof cloudEvent> {
  return cloudEvent('camera.motion', 'camara-muelle-3', data);
}

/** A held door: raises `demo-puerta-abierta`, which may be closed without being handled. */
export function heldDoor(): ReturnType<typeof cloudEvent> {
  return cloudEvent('door.held', 'puerta-almacen');
}

/** Something in the east wing: raises `demo-levante-movimiento` for operadora3 and supervisor. */
export function motionInEastWing(): ReturnType<typeof cloudEvent> {
  return cloudEvent('camera.motion', 'camara-levante-pasillo');
}
