/** How stored values lie in a frame (PS3.3 C.7.6.3). `planes`: colours one after the other instead of pixel by pixel. */
export type PixelShape = {
  readonly columns: number
  readonly rows: number
  readonly samples: number
  readonly photometric: string
  readonly planes: boolean
  readonly bitsAllocated: number
  readonly bitsStored: number
  readonly highBit: number
  readonly isSigned: boolean
  readonly number: 'integer' | 'float'
}
