import { platePicture } from './platePicture.ts';

/** What happens at the demo site: an event as a system of the outside world would tell it. */
export interface DemoEvent {
  readonly type: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Random = () => number;

const plateLetters = 'BCDFGHJKLMNPRSTVWXYZ';
const vendors = ['Seat', 'Renault', 'Iveco', 'MAN', 'Volvo', 'Ford'];
/** Cards are named by what they are for: the demo site has no people. */
const cardholders = ['Visita 7', 'Contrata 12', 'Transporte 31', 'Personal de noche 4'];

function pick<Value>(random: Random, values: readonly [Value, ...Value[]] | readonly Value[]): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) {
    throw new Error('nothing to pick from');
  }
  return value;
}

function inventPlate(random: Random): string {
  const digits = String(Math.floor(random() * 10_000)).padStart(4, '0');
  return `${digits}${Array.from({ length: 3 }, () => pick(random, [...plateLetters])).join('')}`;
}

function simple(type: string, subjects: readonly string[], message: string): (random: Random) => DemoEvent {
  return (random) => ({ type, subject: pick(random, subjects), data: { phase: 'start', message } });
}

function listedPlate(random: Random): DemoEvent {
  const text = inventPlate(random);
  return {
    type: 'lpr.plate',
    subject: 'camara-acceso-norte',
    data: {
      phase: 'pulse',
      message: 'Matrícula incluida en la lista negra',
      plate: {
        text,
        countryId: 'ES',
        country: 'España',
        province: pick(random, ['Cantabria', 'Asturias', 'Bizkaia', 'A Coruña']),
        vendor: pick(random, vendors),
        class: pick(random, ['turismo', 'furgoneta', 'camión']),
        list: 'Lista negra',
        confidence: Math.round(880 + random() * 110) / 10,
        image: 'matricula',
      },
      images: [{ name: 'matricula', contentType: 'image/png', base64: platePicture(text) }],
    },
  };
}

function deniedCard(message: string): (random: Random) => DemoEvent {
  return (random) => ({
    type: 'access.denied',
    subject: pick(random, ['lector-vestibulo', 'lector-almacen']),
    data: {
      phase: 'pulse',
      message,
      cardholder: {
        id: `T-${1000 + Math.floor(random() * 9000)}`,
        name: pick(random, cardholders),
        card: String(100_000 + Math.floor(random() * 900_000)),
      },
    },
  });
}

/** What may happen, each as often as it stands here. Everything raises an alarm of the demo site, for one wing or the other. */
const happenings: readonly ((random: Random) => DemoEvent)[] = [
  listedPlate,
  listedPlate,
  simple('camera.motion', ['camara-muelle-3', 'camara-muelle-5'], 'Movimiento en zona vigilada'),
  simple('camera.motion', ['camara-muelle-3', 'camara-muelle-5'], 'Movimiento en zona vigilada'),
  simple('door.forced', ['puerta-almacen', 'puerta-vestibulo'], 'Puerta abierta sin autorización'),
  simple('door.held', ['puerta-almacen', 'puerta-vestibulo'], 'Puerta abierta más de 60 s'),
  deniedCard('Tarjeta caducada'),
  deniedCard('Tarjeta denunciada como robada'),
  simple('camera.video-lost', ['camara-campa', 'camara-pasillo'], 'Sin señal de vídeo'),
  simple('camera.tampering', ['camara-aparcamiento'], 'Imagen tapada o desenfocada'),
  simple('storage.failure', ['disco-grabador-1'], 'El disco 2 no responde'),
  simple('nvr.connection-lost', ['grabador-1'], 'El grabador no responde'),
  simple('input.active', ['pulsador-muelle'], 'Pulsador de emergencia accionado'),
  simple(
    'camera.motion',
    ['camara-levante-pasillo', 'camara-levante-piscina'],
    'Movimiento fuera de horario',
  ),
  simple('door.forced', ['puerta-levante'], 'Puerta abierta sin autorización'),
];

/** Answers what happens next. */
export function nextDemoEvent(random: Random): DemoEvent {
  return pick(random, happenings)(random);
}

/** What happens all day and alarms nobody: registered lorries and cards that are good. */
const quietHappenings: readonly ((random: Random) => DemoEvent)[] = [
  (random) => ({
    type: 'lpr.plate',
    subject: pick(random, ['camara-acceso-norte', 'camara-acceso-norte-salida']),
    data: {
      phase: 'pulse',
      plate: {
        text: inventPlate(random),
        countryId: 'ES',
        country: 'España',
        vendor: pick(random, vendors),
        class: 'camión',
        list: 'Autorizados',
        confidence: Math.round(900 + random() * 99) / 10,
      },
    },
  }),
  (random) => ({
    type: 'access.granted',
    subject: pick(random, ['lector-vestibulo', 'lector-almacen', 'lector-levante']),
    data: {
      phase: 'pulse',
      message: 'Acceso permitido',
      cardholder: {
        id: `T-${1000 + Math.floor(random() * 9000)}`,
        name: pick(random, cardholders),
        card: String(100_000 + Math.floor(random() * 900_000)),
      },
    },
  }),
];

/** Answers what else happens: recorded and searchable, and no alarm (R-B02). */
export function nextQuietEvent(random: Random): DemoEvent {
  return pick(random, quietHappenings)(random);
}
