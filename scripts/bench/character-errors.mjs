// How far a text that was read is from the one that was printed.

/** @param {string} text */
const folded = (text) => text.normalize('NFKC').replace(/\s+/g, ' ').trim()

/**
 * Edit distance over the truth's length; white space counts as one space.
 * @param {string} truth
 * @param {string} text
 */
export function characterErrors(truth, text) {
  const [a, b] = [folded(truth), folded(text)]
  const row = Uint32Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    let before = row[0] ?? 0
    row[0] = i
    for (let k = 1; k <= b.length; k++) {
      const above = row[k] ?? 0
      const same = before + (a[i - 1] === b[k - 1] ? 0 : 1)
      row[k] = Math.min(above + 1, (row[k - 1] ?? 0) + 1, same)
      before = above
    }
  }
  return (row[b.length] ?? 0) / Math.max(1, a.length)
}
