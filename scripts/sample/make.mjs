// Writes made-up records and what is true of them (Node 24, which the project brings):
//   node scripts/sample/make.mjs [OUT]              the fifteen of Rosa Alvarez that come with the app
//   node scripts/sample/make.mjs --all OUT          all of Rosa Alvarez: the forty of the usability test, and two besides
//   node scripts/sample/make.mjs --harold OUT       Harold Whitcombe
//   node scripts/sample/make.mjs --maria OUT        Maria del Carmen Ruiz-Ortega
import { resolve } from 'node:path'
import { KITS } from './kits.ts'
import { makeSample } from './makeSample.ts'

const asked = process.argv.slice(2)
const name = asked.find((word) => word.startsWith('--'))?.slice(2) ?? 'first'
const kit = KITS[name]
if (kit === undefined) throw new Error(`no such kit: ${name}; there are ${Object.keys(KITS).join(', ')}`)
const folder = asked.find((word) => !word.startsWith('--'))
if (folder === undefined && name !== 'first') throw new Error('say where: node scripts/sample/make.mjs --all OUT')
const outDir = resolve(folder ?? new URL('../../resources/sample', import.meta.url).pathname)
const report = await makeSample(outDir, kit)
process.stdout.write(`${report}\n`)
