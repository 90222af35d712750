import type { DicomInstance } from '../../model/content.ts'

export type Role = DicomInstance['role']

/** What kind of object a SOP class is (PS3.4 annex B.5), as far as it matters here. */
export type ObjectKind = 'image' | 'report' | 'document' | 'directory' | 'key-images' | 'radiation' | 'ecg' | 'other'

const storage = '1.2.840.10008.5.1.4.1.1.'

/** By the beginning of the identifier; the first that fits counts. */
const kinds: readonly (readonly [string, ObjectKind, string])[] = [
  ['1.2.840.10008.1.3.10', 'directory', 'list of a disc (DICOMDIR)'],
  [`${storage}88.59`, 'key-images', 'list of key images'],
  [`${storage}88.`, 'report', 'structured report'],
  [`${storage}104.1`, 'document', 'document (PDF)'],
  [`${storage}104.2`, 'document', 'document (CDA)'],
  [`${storage}104.`, 'other', 'model for printing in three dimensions'],
  [`${storage}481.1`, 'image', 'radiation therapy image'],
  [`${storage}481.2`, 'radiation', 'radiation dose distribution'],
  [`${storage}481.3`, 'radiation', 'radiation therapy structures'],
  [`${storage}481.5`, 'radiation', 'radiation therapy plan'],
  [`${storage}481.8`, 'radiation', 'radiation therapy plan'],
  [`${storage}481.`, 'radiation', 'radiation therapy record'],
  [`${storage}9.1.1`, 'ecg', 'electrocardiogram'],
  [`${storage}9.1.2`, 'ecg', 'electrocardiogram'],
  [`${storage}9.1.3`, 'ecg', 'electrocardiogram'],
  [`${storage}9.`, 'other', 'waveform'],
  [`${storage}11.`, 'other', 'way of showing images (presentation state)'],
  [`${storage}66`, 'other', 'segmentation, registration or raw data'],
  [`${storage}67`, 'other', 'mapping of values'],
  [`${storage}68`, 'other', 'surface scan'],
  [`${storage}4.2`, 'other', 'spectroscopy'],
  ['1.2.840.10008.5.1.4.1.2', 'other', 'measurements'],
  ['1.2.840.10008.5.1.4.3', 'other', 'measurements'],
]

/** The kind of object and its words; what is not known by name is an image if it holds pixels. */
export function objectOf(sopClass: string, hasPixels: boolean): { readonly kind: ObjectKind; readonly words: string } {
  const known = kinds.find(([prefix]) =>
    prefix.endsWith('.') ? sopClass.startsWith(prefix) : matches(sopClass, prefix),
  )
  if (known) return { kind: known[1], words: known[2] }
  return hasPixels ? { kind: 'image', words: 'image' } : { kind: 'other', words: 'other data' }
}

const matches = (uid: string, prefix: string): boolean => uid === prefix || uid.startsWith(`${prefix}.`)

export function roleOf(kind: ObjectKind): Role {
  switch (kind) {
    case 'image':
    case 'directory':
    case 'report':
      return kind
    case 'document':
      return 'report'
    case 'key-images':
    case 'radiation':
    case 'ecg':
    case 'other':
      return 'other'
  }
}

const modalities: Readonly<Record<string, string>> = {
  AR: 'Autorefraction',
  AS: 'Angioscopy',
  AU: 'Audio',
  BI: 'Biomagnetic imaging',
  BMD: 'Bone densitometry (ultrasound)',
  CD: 'Colour Doppler',
  CF: 'Cinefluorography',
  CR: 'Computed radiography',
  CT: 'Computed tomography',
  DD: 'Duplex Doppler',
  DG: 'Diaphanography',
  DOC: 'Document',
  DX: 'Digital radiography',
  ECG: 'Electrocardiography',
  EEG: 'Electroencephalography',
  EPS: 'Cardiac electrophysiology',
  ES: 'Endoscopy',
  GM: 'General microscopy',
  HC: 'Hard copy',
  HD: 'Haemodynamic waveform',
  IO: 'Intra-oral radiography',
  IVOCT: 'Intravascular optical coherence tomography',
  IVUS: 'Intravascular ultrasound',
  KO: 'Key object selection',
  LS: 'Laser surface scan',
  MG: 'Mammography',
  MR: 'Magnetic resonance',
  NM: 'Nuclear medicine',
  OAM: 'Ophthalmic axial measurements',
  OCT: 'Optical coherence tomography',
  OP: 'Ophthalmic photography',
  OPT: 'Ophthalmic tomography',
  OT: 'Other',
  PR: 'Presentation state',
  PT: 'Positron emission tomography',
  PX: 'Panoramic X-ray',
  REG: 'Registration',
  RF: 'Fluoroscopy',
  RG: 'Radiographic imaging (film)',
  RTDOSE: 'Radiation therapy dose',
  RTIMAGE: 'Radiation therapy image',
  RTPLAN: 'Radiation therapy plan',
  RTRECORD: 'Radiation therapy record',
  RTSTRUCT: 'Radiation therapy structures',
  SC: 'Secondary capture',
  SEG: 'Segmentation',
  SM: 'Slide microscopy',
  SMR: 'Stereometric relationship',
  SR: 'Structured report',
  TG: 'Thermography',
  US: 'Ultrasound',
  VA: 'Visual acuity',
  XA: 'X-ray angiography',
  XC: 'External-camera photography',
}

/** `CT` as `Computed tomography (CT)` (PS3.3 C.7.3.1.1.1); an unknown term as it stands. */
export const modalityWords = (modality: string): string => {
  const words = modalities[modality.toUpperCase()]
  return words === undefined ? modality : `${words} (${modality.toUpperCase()})`
}
