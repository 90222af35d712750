/** What a head of a paper is made of, and how one layout writes it. */
export type Written = { readonly name: string; readonly born: string; readonly number?: string }
export type Layout = readonly [what: string, write: (written: Written) => string]

/** Heads of papers from Spain: labels in two languages, without colons, or filled up with dots. */
export const spanish: readonly Layout[] = [
  [
    'two languages',
    ({ name, born }) =>
      `Hospital de Levante\nServicio de Cirugía\nPaciente / Patient ${name}\nFecha de nacimiento / Date of birth ${born}\nN.º historia / History number HL-20118\nFecha de visita / Date of visit 6 May 2022`,
  ],
  [
    'short labels',
    ({ name, born }) => `Paciente: ${name}\nF. Nac.: ${born}   Sexo: M\nN.º historia: 20118\nDr. Pau Llorens`,
  ],
  [
    'nombre',
    ({ name, born }) => `Nombre y apellidos: ${name}\nFecha de nacimiento: ${born}\nNHC: 20118\nMédico: Llorens, P.`,
  ],
  ['dots', ({ name, born }) => `PACIENTE..: ${name}   MUESTRA..: 22-118\nF. NAC....: ${born}\nSOLICITA..: LLORENS P`],
]

/** Heads of letters and reports from the United Kingdom. */
export const british: readonly Layout[] = [
  [
    'dotted labels',
    ({ name, born }) =>
      `WESTMARSH GENERAL HOSPITAL\nCELLULAR PATHOLOGY\nPATIENT...: ${name}   SPECIMEN..: 22H004411\nBORN......: ${born} M   HOSP NO...: W330871\nTAKEN.....: 11/10/2022\nCONSULTANT: MARLOW T`,
  ],
  [
    'heading',
    ({ name, born }) =>
      `Our ref: TM/jk/330871\nHospital no: W330871\nDear Dr Marlow,\nRe: ${name} DOB ${born} NHS no 999 413 7716\n7 Quay Street, Westmarsh`,
  ],
  [
    'address',
    ({ name, born }) =>
      `Seaward Screening Hub\n3 February 2022\nMr ${name}, 7 Quay Street, Westmarsh WM2 1QF\nDate of birth: ${born}\nYour result\nDear Mr Hartley,`,
  ],
  [
    'banner',
    ({ name, born }) =>
      `Ward note\n${name}   ${born}   Hosp W330871   NH 999 413 7716\nAdmitted 23 March 2022\nConsultant Miss T Marlow`,
  ],
  [
    'banner block',
    ({ name, born }) =>
      `Operation note\n${name}\n${born}\nHosp W330871\nNH 999 413 7716\nDate of operation 23 March 2022\nSurgeon Miss T Marlow`,
  ],
  [
    'clinic letter',
    ({ name, born }) =>
      `Clinic date: 11 October 2022\nHospital number W330871\n${name}, D.O.B. ${born}. Seen on 11 October 2022\nDear Mr Marlow,`,
  ],
]
