/**
 * Words that running text in a language cannot do without, and words of reports and tables. That a text has none of them
 * proves nothing by itself: it may be in another language, or a table of abbreviations.
 */
const usual: Readonly<Record<string, string>> = {
  english: 'the of and to in is for with was on as by are be or not at from this that no has were been which an',
  spanish: 'de la el en que los del las por con una para se al como su no es lo más sin sobre fue ha',
  french: 'de la le les des et en du une un que dans pour est sur par au pas avec qui sont aux ce plus',
  german: 'der die das und ist von mit den des dem im ein eine nicht auf zu bei für wird als aus nach sich keine',
  italian: 'di che il la per in un una del della con non si al le dei sono da nel come alla più',
  portuguese: 'de que do da em um para com não uma os no se na por mais as dos ao das foi sem',
  dutch: 'de het een van en in is op te met voor dat niet zijn aan er om ook bij naar geen werd',
  nordic: 'och i att det som en på är av för med inte den till er og av til ikke har ved der uten fra',
  polish: 'w i z na do nie się jest to że od po przez o dla za bez oraz',
  czech: 'a v se na je že s z do to o pro jako bez při po od není',
  finnish: 'ja on ei oli se että mutta myös kun tai ovat sekä joka',
  hungarian: 'a az és hogy nem is egy volt meg csak vagy mint',
  turkish: 've bir bu ile için olarak da de olan gibi daha çok var yok',
  romanian: 'de și în la cu pe un o nu este din care pentru a se prin fără',
  vietnamese: 'và của là có không được cho các với trong một người',
  reports:
    'name date page patient report result results test range units male female birth dob mrn doctor physician hospital ' +
    'laboratory lab clinic medical specimen diagnosis history normal high low value reference total count serum blood ' +
    'left right none seen tel fax phone address nombre fecha paciente hoja resultado edad sexo datum seite befund ' +
    'mg ml dl kg cm mm wbc rbc hgb hct plt glucose sodium potassium creatinine tablet daily dose',
}

const words: ReadonlySet<string> = new Set(Object.values(usual).flatMap((list) => list.split(' ')))

/** The share of a text's words that are usual ones in some language; null where it has too few words to tell. */
export function usualShare(text: string): number | null {
  const tokens = text.toLowerCase().match(/[\p{L}\p{M}]{1,}/gu) ?? []
  const longer = tokens.filter((token) => token.length >= 2)
  if (longer.length < 25) return null
  return tokens.filter((token) => words.has(token)).length / tokens.length
}
