import { create } from 'qrcode'

/** A QR code as rows of dark (true) and light modules, without quiet zone; error correction M. */
export type QrMatrix = boolean[][]

/** The recovery code as a QR code for the printed kit. */
export function kitQr(code: string): QrMatrix {
  const { modules } = create(code, { errorCorrectionLevel: 'M' })
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (__, column) => modules.get(row, column) === 1),
  )
}
