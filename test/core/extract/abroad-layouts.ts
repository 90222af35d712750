import type { Row } from './layout-row.ts'

/**
 * Papers of British and Spanish hospitals, and of those who write around them, written after the rules for such papers. At first
 * sight kind 0.93, date 1.00, hospital 1.00, none of them wrong; the missing word has been added since.
 */
export const abroad: readonly Row[] = [
  [
    'letter of a general practice',
    'letter',
    '2022-03-08',
    'Fernhill Surgery',
    `Fernhill Surgery
Dr P Oyelow, Dr M Sand      4 Mill Row, Ashby AB4 2CD
8 March 2022
To: Breast Clinic
Wexcombe General Hospital
Dear Colleague,
I would be grateful if you could see this lady with a lump. She had a mammogram in 2019 and an MRI in 2020.
Yours sincerely,
Dr P Oyelow`,
  ],
  [
    'clinic letter with typing dates',
    'consult',
    '2022-03-21',
    'Wexcombe General Hospital',
    `Wexcombe Hospitals NHS Foundation Trust
Wexcombe General Hospital
Breast Unit
Date of clinic: 21/03/2022     Date dictated: 22/03/2022     Date typed: 28/03/2022
NHS No: 999 111 2222
Dr P Oyelow, Fernhill Surgery
Dear Dr Oyelow,
Ines FARROW, DOB 21/04/1966
Diagnosis: Left breast cancer
Many thanks for referring this lady. On examination there is a mass. The ultrasound showed a lesion of 14 mm.
Kind regards,
Miss H Osei, Consultant Breast Surgeon`,
  ],
  [
    'blood result by taken day',
    'lab',
    '2022-04-02',
    'Wexcombe General Hospital',
    `WEXCOMBE GENERAL HOSPITAL
CLINICAL BIOCHEMISTRY
Patient: FARROW INES    D.o.B.: 21/04/1966   NHS: 999 111 2222
Taken: 02/04/2022   Received: 03/04/2022   Authorised: 04/04/2022
Test        Result    Units     Range
Sodium      140       mmol/L    133-146
Potassium   4.2       mmol/L    3.5-5.3`,
  ],
  [
    'breast screening',
    'letter',
    '2021-11-15',
    'Ashby Breast Screening Service',
    `Ashby Breast Screening Service
15 November 2021
Mrs Ines Farrow, 2 Mill Row, Ashby AB4 2CD
Your breast screening appointment
Dear Mrs Farrow,
We would like to invite you for a mammogram on 3 December 2021.
Yours sincerely, the screening office`,
  ],
  [
    'anaesthetic assessment',
    'history-physical',
    '2022-05-09',
    'Wexcombe General Hospital',
    `Wexcombe General Hospital
Anaesthetic pre-assessment
Name: FARROW, Ines     DOB: 21/04/1966
Date of assessment: 09/05/2022
Planned operation: Left mastectomy on 16/05/2022
Past medical history: asthma. Medication: salbutamol. Airway: Mallampati 1. Fit for general anaesthetic.`,
  ],
  [
    'supplement',
    'pathology',
    '2022-06-07',
    'Wexcombe General Hospital',
    `Wexcombe General Hospital
Cellular Pathology
SUPPLEMENTARY HISTOLOGY REPORT
Name: FARROW Ines     DoB: 21/04/1966     Lab No: WX22-1187
Specimen taken: 16/05/2022     Received: 16/05/2022     Authorised: 07/06/2022
Further levels show no invasion. The original report of 24/05/2022 stands.
Dr L Brandt, Consultant Histopathologist`,
  ],
  [
    'repeat slip',
    'medication-list',
    '2023-01-16',
    'Fernhill Surgery',
    `Fernhill Surgery
4 Mill Row, Ashby AB4 2CD
Ines Farrow   DOB 21/04/1966
Repeat prescription      Printed on: 16/01/2023
Letrozole 2.5 mg tablets     one daily      Last issued 19/12/2022
Salbutamol 100 mcg inhaler   when needed    Last issued 02/11/2022`,
  ],
  [
    'gastroscopy',
    'operative',
    '2023-02-27',
    'Wexcombe General Hospital',
    `Wexcombe General Hospital
Endoscopy Unit
Gastroscopy report
Farrow Ines   21/04/1966   Hosp W77120
Date of procedure: 27/02/2023
Endoscopist: Dr B Lund       Sedation: Midazolam
Findings: Normal oesophagus. Plan: Ultrasound of the abdomen.`,
  ],
  [
    'informe de alta',
    'discharge',
    '2022-09-19',
    'Hospital General de Peñalba',
    `Hospital General de Peñalba
Servicio de Cirugía General
INFORME DE ALTA
Paciente: FARROW, Ines     F. nac.: 21/04/1966
Fecha de ingreso: 15/09/2022     Fecha de alta: 19/09/2022
Motivo: Colecistectomía.`,
  ],
  [
    'analítica',
    'lab',
    '2022-09-13',
    'Laboratorio Quiroga',
    `Laboratorio Quiroga      Análisis clínicos
Paciente: FARROW, Ines     Fecha de nacimiento: 21/04/1966
Fecha de extracción: 13/09/2022     Fecha de informe: 14/09/2022
Prueba        Resultado   Unidades   Valores de referencia
Hemoglobina   13.1        g/dL       12.0-16.0
Creatinina    0.7         mg/dL      0.5-0.9`,
  ],
  [
    'mamografía',
    'radiology',
    '2022-10-03',
    'Centro de Imagen Peñalba',
    `INFORME RADIOLÓGICO
Paciente: FARROW, Ines     Fecha nac.: 21/04/1966
Realizado: 03/10/2022     Emitido: 05/10/2022
Mamografía bilateral
Hallazgos: sin lesiones. BI-RADS 1.
Dra. M. Sorribes
Centro de Imagen Peñalba     Plaza Mayor 3     Tel. 955 010 188`,
  ],
  [
    'autorización de la aseguradora',
    'insurance',
    '2022-09-28',
    'Seguros Montalto',
    `Seguros Montalto
Autorización de servicio
Persona asegurada: Ines Farrow     Póliza: MT-2210
Fecha: 28/09/2022
Servicio: Mamografía bilateral
Centro: Centro de Imagen Peñalba
Válida hasta: 28/11/2022`,
  ],
  [
    'end of radiotherapy',
    'radiation',
    '2022-08-12',
    'Wexcombe Cancer Centre',
    `Wexcombe Cancer Centre
Radiotherapy Department
End of radiotherapy report
Ines Farrow   DOB 21/04/1966
First session: 25/07/2022     Last session: 12/08/2022     Typed: 19/08/2022
Left chest wall, 40 Gy in 15 fractions.`,
  ],
  [
    'consent with signatures',
    'consent',
    '2022-05-12',
    'Wexcombe General Hospital',
    `Wexcombe General Hospital
CONSENT FORM
Patient agreement to treatment
Name: Ines Farrow     Date of birth: 21/04/1966
Procedure: Left mastectomy
I agree to the procedure described on this form.
Ines Farrow, 12 May 2022
Miss H Osei, 12 May 2022`,
  ],
]
