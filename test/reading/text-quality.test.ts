import { describe, expect, test } from 'vitest'
import { textWorth } from '../../renderer/reading/text-quality.ts'

const report =
  'Invasive ductal carcinoma of the left breast, Nottingham grade 2, 2.3 cm, margins negative, ER positive 95%.'

describe('what a text layer is worth', () => {
  test('a report, a table of numbers, a short label and other languages are sound', () => {
    for (const text of [
      report,
      'WBC 5.4 10*3/uL 4.0-11.0\nHGB 13.2 g/dL 12.0-16.0\nPLT 250',
      'Page 1',
      'Лечащий врач рекомендует повторное обследование через шесть месяцев после операции',
      'Paciente con diagnóstico de carcinoma ductal infiltrante; se solicita inmunohistoquímica y estudio de ganglios',
    ])
      expect(textWorth(text).state).toBe('sound')
  })

  test('nothing but white space is empty', () => {
    expect(textWorth(' \n\t ')).toEqual({ letters: 0, state: 'empty' })
  })

  test('characters of a font without a mapping are garbage', () => {
    expect(textWorth('\ufffd'.repeat(40) + 'abc').state).toBe('garbage')
    expect(
      textWorth(
        Array.from(report)
          .map((c) => String.fromCharCode(0xe000 + c.charCodeAt(0)))
          .join(''),
      ).state,
    ).toBe('garbage')
    expect(textWorth(report.replace(/[aeiou]/g, 'x').replace(/[lrt]/g, 'q')).state).toBe('garbage')
  })

  test('a layer that is partly broken is doubtful', () => {
    expect(textWorth(`${report} ${'\ufffd'.repeat(15)}`).state).toBe('doubtful')
  })
})
