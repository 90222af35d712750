import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatRecoveryCode,
  newRecoveryCode,
  parseRecoveryCode,
  recoveryCodeBytes,
  recoveryCodeGroups,
  replaceGroups,
} from '../../../renderer/core/format/recovery-code.ts'
import { toHex } from '../../../renderer/core/base/bytes.ts'

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const code = fc.uint8Array({ minLength: 19, maxLength: 19 }).map((bytes) => newRecoveryCode(() => bytes))

describe('recovery code', () => {
  test('VF-11: a new code is eight groups of four Crockford characters', () => {
    expect(formatRecoveryCode(newRecoveryCode())).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(newRecoveryCode()).not.toBe(newRecoveryCode())
  })

  test('VF-11: a code survives printing and typing in any case, with O for 0, I or L for 1, and hyphens or spaces anywhere', () => {
    fc.assert(
      fc.property(code, fc.array(fc.nat(40), { maxLength: 6 }), fc.boolean(), (made, gaps, lower) => {
        let typed = formatRecoveryCode(made).replaceAll('0', 'O').replace('1', 'I').replaceAll('1', 'l')
        for (const gap of gaps) typed = `${typed.slice(0, gap)} \u2013 ${typed.slice(gap)}`
        expect(parseRecoveryCode(lower ? typed.toLowerCase() : typed)).toEqual({ ok: true, value: made })
      }),
    )
  })

  test('VF-11: every single wrong character and every two swapped neighbours are noticed', () => {
    fc.assert(
      fc.property(code, (made) => {
        for (let at = 0; at < 32; at++) {
          for (const digit of DIGITS) {
            const typed = made.slice(0, at) + digit + made.slice(at + 1)
            expect(parseRecoveryCode(typed).ok).toBe(typed === made)
          }
          const swapped = made.slice(0, at) + (made[at + 1] ?? '') + (made[at] ?? '') + made.slice(at + 2)
          if (at < 31) expect(parseRecoveryCode(swapped).ok).toBe(swapped === made)
        }
      }),
      { numRuns: 10 },
    )
  })

  test('VF-11: what cannot be a code says why', () => {
    const made = newRecoveryCode()
    expect(parseRecoveryCode('')).toMatchObject({ error: { code: 'wrong-length' } })
    expect(parseRecoveryCode(`${made}0`)).toMatchObject({ error: { code: 'wrong-length' } })
    expect(parseRecoveryCode(`U${made.slice(1)}`)).toMatchObject({ error: { code: 'wrong-character' } })
    expect(parseRecoveryCode(`\u{1F600}${made.slice(2)}`)).toMatchObject({ error: { code: 'wrong-character' } })
  })

  test('the proof replaces typed groups and accepts them only when they are those of the paper', () => {
    const made = newRecoveryCode()
    const groups = recoveryCodeGroups(made)
    const typed = { 2: (groups[2] ?? '').toLowerCase(), 5: ` ${groups[5] ?? ''} ` }
    expect(replaceGroups(made, typed)).toEqual({ ok: true, value: made })
    const other = groups[2] === 'AAAA' ? 'BBBB' : 'AAAA'
    const replaced = replaceGroups(made, { 2: other })
    expect(replaced.ok ? replaced.value : '').not.toBe(made)
    expect(replaceGroups(made, { 2: 'AAA', 3: 'AAAAA' })).toMatchObject({ error: { code: 'wrong-length' } })
  })

  test('a code as bytes differs for different codes', () => {
    fc.assert(
      fc.property(code, code, (a, b) => {
        expect(toHex(recoveryCodeBytes(a)) === toHex(recoveryCodeBytes(b))).toBe(a === b)
      }),
    )
  })
})
