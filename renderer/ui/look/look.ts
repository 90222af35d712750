export const textSizes = [100, 115, 130, 150, 175, 200] as const

/** What a person may choose about the look; `system` follows the computer. */
export type Look = {
  theme: 'system' | 'light' | 'dark'
  textSize: (typeof textSizes)[number]
  density: 'comfortable' | 'compact'
  contrast: 'system' | 'more'
  motion: 'system' | 'none'
}

export const plainLook: Look = {
  theme: 'system',
  textSize: 100,
  density: 'comfortable',
  contrast: 'system',
  motion: 'system',
}

/** Writes the chosen look on the root element, where tokens.css reads it. */
export function applyLook(root: HTMLElement, look: Look): void {
  root.dataset.theme = look.theme
  root.dataset.textSize = String(look.textSize)
  root.dataset.density = look.density
  root.dataset.contrast = look.contrast
  root.dataset.motion = look.motion
}

/** The next larger (+1) or smaller (−1) text size; the ends stay where they are. */
export function nextTextSize(from: Look['textSize'], step: 1 | -1): Look['textSize'] {
  return textSizes[textSizes.indexOf(from) + step] ?? from
}
