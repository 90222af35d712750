import { fromBase64 } from '../core/base/bytes.ts'
import font from '../../resources/fonts/NotoSans-Regular.ttf?inline'

/** Noto Sans, for what is stamped on packet pages (resources/fonts, OFL 1.1). */
export const packetFont = (): Uint8Array => fromBase64(font.slice(font.indexOf(',') + 1))
