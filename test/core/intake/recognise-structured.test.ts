import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { recogniseStructured } from '../../../renderer/core/intake/recognise-structured.ts'

const cda = '<ClinicalDocument xmlns="urn:hl7-org:v3">'

describe('the format of a structured text', () => {
  test.each([
    ['ccda', `<?xml version="1.0"?><?xml-stylesheet href="CDA.xsl"?><!-- a -->${cda}`],
    ['ccda', `\ufeff<n1:ClinicalDocument xmlns:n1='urn:hl7-org:v3' a="b>c">`],
    ['fhir', '<?xml version="1.0"?>\n<Bundle xmlns="http://hl7.org/fhir">'],
    ['fhir', '<f:Patient xmlns:f="http://hl7.org/fhir"/>'],
    ['fhir', '{"id":"a",\n "resourceType" : "Patient"}'],
    ['fhir', '[{"resourceType":"Condition"}]'],
    ['hl7v2', 'MSH|^~\\&|LAB|A'],
    ['hl7v2', '\u000bMSH|^~\\&|LAB|A'],
    ['hl7v2', 'FHS|^~\\&|LAB|A\rBHS|^~\\&|'],
    ['hl7v2', 'MSH|^~\\&#|LAB|A'],
    ['health-card', 'shc:/5676290952432060346029243740446031222959'],
    ['health-card', 'shlink:/eyJ1cmwiOiJodHRwOi8v'],
    ['health-card', 'https://viewer.example/view#shlink:/eyJ1cmwiOiJodHRwOi8v'],
    ['health-card', `eyJ6aXAiOiJERUYiLCJhbGciOiJFUzI1NiJ9.${'3ZJJb9sw'.repeat(9)}.abc`],
    ['health-card', '{"verifiableCredential":["eyJ6"]}'],
    [
      'apple-health',
      '<?xml version="1.0"?><!DOCTYPE HealthData [\n<!ELEMENT A (B)>\n<!ATTLIST A b CDATA "x">\n]>\n<HealthData locale="en">',
    ],
    ['csv', 'Date,Test,Result\n2023-05-03,Sodium,140\n2023-05-03,Potassium,4.1'],
    ['csv', 'Datum;Analyse;Ergebnis\n03.05.2023;"Natrium; Serum";140\n'],
  ])('%s: %s', (format, head) => {
    expect(recogniseStructured(head)).toBe(format)
  })

  test.each([
    ['a letter', 'Dear Ms Alvarez,\n\nthank you for coming, as agreed, on Monday.\nYours, Dr Lopez'],
    ['another XML', '<note xmlns="urn:example">ClinicalDocument urn:hl7-org:v3</note>'],
    ['a CDA section without its document', '<section xmlns="urn:hl7-org:v3"/>'],
    ['JSON of something else', '{"name":"Rosa","resource":"Patient"}'],
    ['one column', 'mrn\n123\n456'],
    ['a sentence about MSH', 'MSH is a segment'],
    ['nothing', ''],
  ])('is none of them for %s', (_, head) => {
    expect(recogniseStructured(head)).toBeNull()
  })

  const corpus = new URL('../../../../shared/corpus/', import.meta.url)
  test.for(['fhir', 'hl7v2', 'apple-health'])('every file of the corpus folder %s is told', (format, context) => {
    context.skip(!existsSync(corpus), 'not run here: the corpus is not on this machine')
    const entries = readdirSync(new URL(`${format}/`, corpus), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    const told = (path: string) => recogniseStructured(readFileSync(path).subarray(0, 65536).toString())
    expect(files.filter(({ parentPath, name }) => told(`${parentPath}/${name}`) !== format)).toEqual([])
    expect(files.length).toBeGreaterThan(0)
  })
})
