/**
 * JSON with keys in code-unit order and no spaces, so that equal values give equal bytes to hash or to sign
 * (the subset of RFC 8785 that our values need: no numbers beyond the safe integers and plain fractions).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
  }
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol')
    throw new TypeError('not a JSON value')
  return JSON.stringify(value)
}
