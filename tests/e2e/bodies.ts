/** A body of the shape that Rekor Scout posts for a vehicle; the plate is invented. */
export function rekorGroup(plate: string, id: string = crypto.randomUUID()): object {
  const at = Date.now();
  return {
    data_type: 'alpr_group',
    version: 3,
    epoch_start: at - 3000,
    epoch_end: at,
    agent_uid: 'END-TO-END-AGENT',
    agent_type: 'alprd',
    camera_id: 7,
    country: 'es',
    best_uuid: id,
    best_plate_number: plate,
    best_confidence: 96.4,
    best_region: 'es-v',
    vehicle: { make: [{ name: 'seat', confidence: 99 }], color: [{ name: 'red', confidence: 98 }] },
    web_server_config: { camera_label: 'Acceso norte', agent_label: 'Puerto' },
  };
}

/** A CloudEvent of one of the site's own devices. */
export function deviceEvent(
  type: string,
  subject: string,
  data: object = {},
  id: string = crypto.randomUUID(),
): object {
  return {
    specversion: '1.0',
    type,
    source: 'end-to-end',
    id,
    subject,
    time: new Date().toISOString(),
    data: { phase: 'start', ...data },
  };
}

/** The definition of an alarm on one plate, with the recipients that a test wants. */
export function plateDefinition(plate: string, users: readonly string[], more: object = {}): object {
  return {
    name: `Vehículo buscado ${plate}`,
    trigger: {
      kind: 'partner',
      partnerType: 'lpr',
      partner: 'demo-integracion',
      criteria: { parameter: 'plate', operator: 'equals', value: plate },
    },
    priority: 1,
    recipients: { roles: [], users },
    ...more,
  };
}
