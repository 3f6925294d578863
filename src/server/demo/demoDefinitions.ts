import { definitionBounds } from '../../shared/domain/definition.ts';
import type { KnownEventKind } from '../../shared/domain/event.ts';
import type { ConfigurationBody } from '../../shared/link/configuration.ts';
import { demoPartner, demoRoles } from './demoPeople.ts';

type Definition = ConfigurationBody<'definitions'>;

/** The night and weekend schedule of the demo site. */
export const demoNights = 'demo-noches';

/** Schedules of the demo site beside `always`. */
export const demoSchedules: readonly (readonly [id: string, body: ConfigurationBody<'schedules'>])[] = [
  [
    demoNights,
    {
      name: 'Noches y fines de semana',
      weekly: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
        weekday > 5
          ? [{ weekday, fromMinute: 0, toMinute: 1440 }]
          : [
              { weekday, fromMinute: 0, toMinute: 360 },
              { weekday, fromMinute: 1320, toMinute: 1440 },
            ],
      ),
      exceptions: [],
    },
  ],
];

/** A plate that is wanted at the demo site whatever list it comes with. */
const wantedPlate = '6660DMN';
/** The list of vehicles that may come and go. */
const registeredList = 'Autorizados';

/** How lists of wanted plates are called by the systems that keep them. */
const blackLists = ['Lista negra', 'lista-negra', 'lista_negra', 'negra', 'Blacklist', 'black list', 'black'];

const defaults = {
  enabled: true,
  schedule: 'always',
  relatedResources: [],
  procedure: null,
  recipients: { roles: [demoRoles.operator, demoRoles.supervisor], users: [] },
  videoStart: { mode: 'live' },
  mayCloseUnhandled: false,
  escalateAfterSeconds: null,
  expireAfterSeconds: definitionBounds.expireAfterSecondsDefault,
} as const satisfies Partial<Definition>;

const lostOrTampered = ['camera.video-lost', 'camera.tampering'] as const;

const eastWing = { roles: [demoRoles.eastWing, demoRoles.supervisor], users: [] };

function site(
  events: readonly KnownEventKind[],
  resources: 'all' | readonly string[],
): Definition['trigger'] {
  return {
    kind: 'site',
    events: [...events],
    resources: resources === 'all' ? 'all' : resources.map((id) => `demo-${id}`),
  };
}

function definition(
  id: string,
  body: Pick<Definition, 'name' | 'trigger' | 'priority'> & Partial<Definition>,
): readonly [id: string, body: Definition] {
  return [`demo-${id}`, { ...structuredClone(defaults), ...body } as Definition];
}

/** The demo site's alarm definitions by their ids. */
export const demoDefinitions: readonly (readonly [id: string, body: Definition])[] = [
  definition('lista-negra', {
    name: 'Matrícula en lista negra',
    trigger: {
      kind: 'partner',
      partnerType: 'lpr',
      partner: demoPartner,
      criteria: {
        any: [
          ...blackLists.map((value) => ({ parameter: 'list', operator: 'equals', value }) as const),
          { parameter: 'plate', operator: 'equals', value: wantedPlate },
        ],
      },
    },
    priority: 1,
    relatedResources: ['demo-camara-acceso-norte', 'demo-camara-aparcamiento', 'demo-barrera-norte'],
    procedure: 'demo-procedimiento-matricula',
    videoStart: { mode: 'playback', secondsBefore: 10 },
    escalateAfterSeconds: 120,
  }),
  definition('vehiculo-no-registrado', {
    name: 'Vehículo no registrado en el acceso',
    trigger: {
      kind: 'partner',
      partnerType: 'lpr',
      partner: demoPartner,
      criteria: {
        all: [
          ...[registeredList, ...blackLists].map(
            (value) => ({ parameter: 'list', operator: 'notEquals', value }) as const,
          ),
          { parameter: 'plate', operator: 'notEquals', value: wantedPlate },
        ],
      },
    },
    priority: 4,
    relatedResources: ['demo-camara-acceso-norte', 'demo-barrera-norte'],
    mayCloseUnhandled: true,
  }),
  definition('intruso-muelle', {
    name: 'Intruso en el muelle',
    trigger: site(['camera.motion'], ['camara-muelle-3', 'camara-muelle-5']),
    priority: 2,
    relatedResources: ['demo-camara-campa'],
    procedure: 'demo-procedimiento-intrusion',
    videoStart: { mode: 'playback', secondsBefore: 5 },
    escalateAfterSeconds: 180,
  }),
  definition('emergencia-muelle', {
    name: 'Pulsador de emergencia del muelle',
    trigger: site(['input.active'], ['pulsador-muelle']),
    priority: 1,
    relatedResources: ['demo-camara-muelle-3', 'demo-camara-muelle-5'],
    procedure: 'demo-procedimiento-intrusion',
    escalateAfterSeconds: 60,
  }),
  definition('puerta-forzada', {
    name: 'Puerta forzada',
    trigger: site(['door.forced'], ['puerta-almacen', 'puerta-vestibulo']),
    priority: 1,
    relatedResources: ['demo-camara-almacen', 'demo-camara-vestibulo'],
    procedure: 'demo-procedimiento-puerta',
    escalateAfterSeconds: 90,
  }),
  definition('puerta-abierta', {
    name: 'Puerta abierta demasiado tiempo',
    trigger: site(['door.held'], ['puerta-almacen', 'puerta-vestibulo']),
    priority: 4,
    relatedResources: ['demo-camara-almacen', 'demo-camara-vestibulo'],
    mayCloseUnhandled: true,
    // Who has not come by then finds it closed: a door that is still open tells so again.
    expireAfterSeconds: 300,
  }),
  definition('acceso-denegado', {
    name: 'Acceso denegado',
    trigger: site(['access.denied'], ['lector-vestibulo', 'lector-almacen']),
    priority: 3,
    relatedResources: ['demo-camara-vestibulo', 'demo-camara-pasillo'],
    mayCloseUnhandled: true,
  }),
  definition('tarjeta-robada', {
    name: 'Tarjeta denunciada como robada',
    trigger: {
      kind: 'partner',
      partnerType: 'access',
      partner: demoPartner,
      criteria: {
        all: [
          { parameter: 'event', operator: 'equals', value: 'access.denied' },
          { parameter: 'message', operator: 'contains', value: 'robada' },
        ],
      },
    },
    priority: 2,
    relatedResources: ['demo-camara-vestibulo'],
    procedure: 'demo-procedimiento-intrusion',
    escalateAfterSeconds: 120,
  }),
  definition('valla-noche', {
    name: 'Valla este fuera de horario',
    trigger: site(['input.active'], ['valla-este']),
    schedule: demoNights,
    priority: 2,
    relatedResources: ['demo-camara-campa'],
    procedure: 'demo-procedimiento-intrusion',
  }),
  // Not all cameras: those of the Levante wing are for its own operators (R-D10). Five is the most for one definition (R-D06).
  definition('video-perdido', {
    name: 'Pérdida de vídeo o sabotaje de cámara, exterior',
    trigger: site(lostOrTampered, [
      'camara-muelle-3',
      'camara-muelle-5',
      'camara-acceso-norte',
      'camara-aparcamiento',
      'camara-campa',
    ]),
    priority: 3,
    procedure: 'demo-procedimiento-averia',
  }),
  definition('video-perdido-edificios', {
    name: 'Pérdida de vídeo o sabotaje de cámara, edificios y salida',
    trigger: site(lostOrTampered, [
      'camara-acceso-norte-salida',
      'camara-vestibulo',
      'camara-pasillo',
      'camara-almacen',
    ]),
    priority: 3,
    procedure: 'demo-procedimiento-averia',
  }),
  definition('grabacion', {
    name: 'Fallo de grabación',
    trigger: site(['storage.failure', 'nvr.connection-lost'], 'all'),
    priority: 4,
    procedure: 'demo-procedimiento-averia',
    mayCloseUnhandled: true,
  }),
  definition('levante-movimiento', {
    name: 'Levante, movimiento',
    trigger: site(
      ['camera.motion'],
      ['camara-levante-pasillo', 'camara-levante-puerta', 'camara-levante-piscina'],
    ),
    priority: 3,
    recipients: eastWing,
  }),
  definition('levante-video-perdido', {
    name: 'Levante, pérdida de vídeo o sabotaje de cámara',
    trigger: site(lostOrTampered, [
      'camara-levante-pasillo',
      'camara-levante-puerta',
      'camara-levante-piscina',
    ]),
    priority: 3,
    procedure: 'demo-procedimiento-averia',
    recipients: eastWing,
  }),
  definition('levante-puerta', {
    name: 'Levante, puerta forzada',
    trigger: site(['door.forced'], ['puerta-levante']),
    priority: 1,
    relatedResources: ['demo-camara-levante-puerta'],
    procedure: 'demo-procedimiento-puerta',
    recipients: eastWing,
    escalateAfterSeconds: 90,
  }),
];
