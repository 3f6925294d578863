import type { ConfigurationBody } from '../../shared/link/configuration.ts';

type Device = readonly [id: string, body: ConfigurationBody<'resources'>];

function camera(id: string, name: string, clip: string): Device {
  return [`demo-${id}`, { name, kind: 'camera', externalIds: [id], video: { source: 'demo', clip } }];
}

function device(id: string, kind: ConfigurationBody<'resources'>['kind'], name: string): Device {
  return [`demo-${id}`, { name, kind, externalIds: [id], video: null }];
}

/** The demo site's devices by their ids; events name them without `demo-`. What the cameras show are our own clips. */
export const demoDevices: readonly Device[] = [
  camera('camara-muelle-3', 'Muelle 3', 'dock'),
  camera('camara-muelle-5', 'Muelle 5', 'dock-fork'),
  camera('camara-acceso-norte', 'Acceso norte, entrada', 'gate'),
  camera('camara-acceso-norte-salida', 'Acceso norte, salida', 'gate-exit'),
  camera('camara-aparcamiento', 'Aparcamiento de camiones', 'car-park'),
  camera('camara-campa', 'Campa de contenedores', 'yard'),
  camera('camara-vestibulo', 'Vestíbulo de oficinas', 'door'),
  camera('camara-pasillo', 'Pasillo de oficinas', 'corridor'),
  camera('camara-almacen', 'Almacén frigorífico', 'cold-store'),
  camera('camara-levante-pasillo', 'Levante, pasillo', 'corridor'),
  camera('camara-levante-puerta', 'Levante, puerta de servicio', 'door'),
  camera('camara-levante-piscina', 'Levante, piscina', 'pool'),
  device('puerta-almacen', 'door', 'Puerta del almacén frigorífico'),
  device('puerta-vestibulo', 'door', 'Puerta del vestíbulo'),
  device('puerta-levante', 'door', 'Puerta de servicio de Levante'),
  device('lector-vestibulo', 'reader', 'Lector del vestíbulo'),
  device('lector-almacen', 'reader', 'Lector del almacén'),
  device('lector-levante', 'reader', 'Lector de Levante'),
  device('valla-este', 'input', 'Sensor de la valla este'),
  device('pulsador-muelle', 'input', 'Pulsador de emergencia del muelle'),
  device('barrera-norte', 'output', 'Barrera del acceso norte'),
  device('grabador-1', 'nvr', 'Grabador 1'),
  device('disco-grabador-1', 'storage', 'Disco del grabador 1'),
];
