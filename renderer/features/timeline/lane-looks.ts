import type { Lane } from '../../core/timeline/lanes.ts'
import type { IconName } from '../../ui/icons.ts'

/** Picture and colour class of each lane; its word stands in the text. */
export const laneLooks: Record<Lane, { readonly icon: IconName; readonly colour: string }> = {
  diagnosis: { icon: 'clipboard', colour: 'lane-1' },
  imaging: { icon: 'scan', colour: 'lane-2' },
  pathology: { icon: 'microscope', colour: 'lane-3' },
  surgery: { icon: 'slice', colour: 'lane-4' },
  systemic: { icon: 'syringe', colour: 'lane-5' },
  radiation: { icon: 'radiation', colour: 'lane-6' },
  labs: { icon: 'testTube', colour: 'lane-7' },
  visits: { icon: 'stethoscope', colour: 'lane-8' },
  papers: { icon: 'file', colour: 'lane-papers' },
}
