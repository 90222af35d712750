import { create } from 'qrcode'

/** The recovery code as a QR code for the printed kit: rows of `1` (dark) and `0`, without quiet zone; error correction M. */
export function kitQr(code: string): string[] {
  const { modules } = create(code, { errorCorrectionLevel: 'M' })
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (__, column) => (modules.get(row, column) ? '1' : '0')).join(''),
  )
}
