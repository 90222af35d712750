type Detail = { readonly label: string; readonly text: string }

/** How long the text of one detail may be (`Entry.details`), with room to spare. */
const LONGEST = 3900

/** A text as one detail, or as several where it is longer than one may be: cut between lines or words, nothing left out. */
export function detailsOfText(label: string, text: string): Detail[] {
  const details: Detail[] = []
  let rest = text
  while (rest.length > LONGEST) {
    const end =
      [rest.lastIndexOf('\n', LONGEST), rest.lastIndexOf(' ', LONGEST)].find((at) => at > LONGEST / 2) ?? LONGEST
    details.push({ label: label.slice(0, 200), text: rest.slice(0, end) })
    rest = rest.slice(end).replace(/^[\n ]/, '')
  }
  return [...details, { label: label.slice(0, 200), text: rest }]
}
