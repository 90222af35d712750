import { describe, expect, test } from 'vitest'
import type { PageText, WordBox } from '../../renderer/core/model/page-text.ts'
import { contradicts } from '../../renderer/reading/same-words.ts'
import { textWorth } from '../../renderer/reading/text-quality.ts'

const report =
  'Invasive ductal carcinoma of the left breast, Nottingham grade 2, 2.3 cm, margins negative, ER positive 95%. ' +
  'The sentinel lymph node is free of tumor. No lymphovascular invasion is seen in the sections that were examined.'

/** Running text as reports have it, each long enough to be judged. */
const good: Readonly<Record<string, string>> = {
  english: report,
  spanish:
    'Paciente con diagnóstico de carcinoma ductal infiltrante; se solicita inmunohistoquímica y estudio de ganglios. El tumor mide 2 cm y los bordes quirúrgicos están libres de lesión en todas las muestras remitidas.',
  french:
    'Carcinome canalaire infiltrant du sein gauche, grade 2. Les marges sont saines et le ganglion sentinelle est indemne de métastase. Une consultation est prévue dans trois mois avec le service de radiothérapie.',
  german:
    'Invasives duktales Karzinom der linken Brust, Tumorgröße 2,3 cm. Die Schnittränder sind frei, der Wächterlymphknoten ist tumorfrei. Wir empfehlen die Vorstellung in der interdisziplinären Konferenz nach Abschluss der Wundheilung.',
  czech:
    'Pacientka byla přijata pro nádor levého prsu. Čtvrtý den po operaci bez komplikací, krk volně pohyblivý, srdce pravidelné, břicho měkké. Vzhledem ke zjištěným hodnotám doporučujeme další kontrolu za tři měsíce.',
  polish:
    'Pacjentka przyjęta z powodu guza piersi lewej. W badaniu histopatologicznym stwierdzono raka inwazyjnego, marginesy chirurgiczne wolne od nacieku nowotworowego. Zalecana kontrola w poradni onkologicznej za trzy miesiące.',
  finnish:
    'Potilas tuli hoitoon vasemman rinnan kasvaimen vuoksi. Leikkauksen jälkeen toipuminen on sujunut hyvin eikä tulehduksen merkkejä ole todettu. Seuraava käynti sovittu kolmen kuukauden kuluttua sädehoitopoliklinikalle.',
  hungarian:
    'A beteg bal emlő daganata miatt került felvételre. A műtét szövődménymentes volt, a szövettani vizsgálat szerint a sebészi szélek épek. Kontroll vizsgálat három hónap múlva javasolt az onkológiai szakrendelésen.',
  turkish:
    'Hasta sol memede kitle nedeniyle başvurdu. Patoloji raporuna göre cerrahi sınırlar temiz ve lenf düğümlerinde tutulum yok. Üç ay sonra kontrol için onkoloji polikliniğine başvurması önerildi ve ilaçları düzenlendi.',
  vietnamese:
    'Bệnh nhân nữ nhập viện vì khối u vú trái. Kết quả giải phẫu bệnh cho thấy ung thư biểu mô ống xâm nhập, bờ phẫu thuật không còn tế bào u. Hẹn tái khám sau ba tháng tại phòng khám ung bướu của bệnh viện.',
  swedish:
    'Patienten inkom på grund av en knöl i vänster bröst. Operationen förlöpte utan komplikationer och resektionsränderna är fria från tumör. Återbesök planeras om tre månader på onkologmottagningen för vidare behandling.',
  basque:
    'Gaixoa ezkerreko bularreko tumore bategatik ospitaleratu zuten. Ebakuntza arazorik gabe egin zen eta ertzak garbi daude. Hiru hilabete barru berriz etortzeko hitzordua eman zaio onkologiako kontsultara joateko.',
  russian: 'Лечащий врач рекомендует повторное обследование через шесть месяцев после операции',
  greek: 'Ο ασθενής εισήχθη λόγω όγκου στον αριστερό μαστό. Τα όρια εκτομής είναι ελεύθερα και συνιστάται επανεξέταση.',
  table: 'WBC 5.4 10*3/uL 4.0-11.0\nHGB 13.2 g/dL 12.0-16.0\nPLT 250',
  label: 'Page 1',
  panel: Array.from(
    { length: 12 },
    (_, i) => `${['WBC', 'RBC', 'HGB', 'HCT', 'MCV', 'MCH', 'RDW', 'PLT', 'MPV', 'TSH', 'ALT', 'AST'][i]} ${i}.4 fL`,
  ).join('\n'),
}

/** Glyph numbers taken for characters: every letter is another one, always the same. */
const shifted = (text: string, by: number): string =>
  Array.from(text, (letter) => (letter === ' ' ? ' ' : String.fromCharCode(letter.charCodeAt(0) + by))).join('')
/** Letters numbered as they first come, as some programs embed a font. */
function numbered(text: string): string {
  const names = new Map<string, string>()
  const nameOf = (letter: string) => {
    const known = names.get(letter) ?? String.fromCharCode(97 + (names.size % 26))
    names.set(letter, known)
    return known
  }
  return Array.from(text, (letter) => (/\p{L}/u.test(letter) ? nameOf(letter.toLowerCase()) : letter)).join('')
}

describe('what a text layer is worth', () => {
  test.each(Object.entries(good))('%s is taken as it is, or looked at once more, and never thrown away', (_, text) => {
    expect(['sound', 'strange']).toContain(textWorth(text).state)
  })

  test.each(['english', 'spanish', 'french', 'german', 'polish', 'swedish', 'russian', 'table', 'label', 'panel'])(
    'in %s not even a second look is needed',
    (which) => {
      expect(textWorth(good[which] ?? '').state).toBe('sound')
    },
  )

  test('nothing but white space is empty', () => {
    expect(textWorth(' \n\t ')).toEqual({ letters: 0, state: 'empty' })
  })

  test('characters of a font without a mapping are garbage', () => {
    const unmapped = Array.from(report, (c) => String.fromCharCode(0xe000 + c.charCodeAt(0))).join('')
    const unnamed = Array.from(report.slice(0, 80), (c) => `(cid:${c.charCodeAt(0)})`).join('')
    for (const text of ['\ufffd'.repeat(40) + 'abc', unmapped, unnamed]) expect(textWorth(text).state).toBe('garbage')
    expect(textWorth(report.replace(/[aeiou]/g, 'x').replace(/[lrt]/g, 'q')).state).toBe('garbage')
  })

  test('a layer that is partly broken, or in an encoding that is not its own, is doubtful', () => {
    expect(textWorth(`${report} ${'\ufffd'.repeat(15)}`).state).toBe('doubtful')
    const misread = Array.from(new TextEncoder().encode(good.spanish), (byte) => String.fromCharCode(byte)).join('')
    expect(textWorth(misread).state).toBe('doubtful')
  })

  test('a text whose letters stand for others is not believed, whatever they were exchanged for', () => {
    for (const text of [shifted(report, -29), shifted(report, 1), shifted(report, 3), numbered(report)])
      expect(['garbage', 'doubtful', 'strange']).toContain(textWorth(text).state)
  })
})

/** A page of these words, all read as surely. */
function aPage(text: string, source: PageText['source'], confidence = 95): PageText {
  const words: WordBox[] = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    box: { x: 0, y: 0, width: 0.1, height: 0.01 },
    confidence,
  }))
  return { page: 1, text, words, width: 612, height: 792, source, turned: 0, confidence, quality: 'good' }
}

describe('a text layer that is checked against what is seen', () => {
  test.each(Object.entries(good))(
    'is right where OCR sees the same words, in %s, even without its accents',
    (_, text) => {
      const seen = text.normalize('NFD').replace(/\p{M}/gu, '')
      expect(contradicts(aPage(seen, 'ocr'), aPage(text, 'text-layer'))).toBe(false)
    },
  )

  test('is wrong where OCR is sure of other words, and not where OCR is unsure itself', () => {
    const layer = aPage(numbered(report), 'text-layer')
    expect(contradicts(aPage(report, 'ocr'), layer)).toBe(true)
    expect(contradicts(aPage(report, 'ocr', 60), layer)).toBe(false)
  })
})
