// Writes the made-up records of Rosa Alvarez and their truth: node scripts/sample/make.mjs [outdir]
import { resolve } from 'node:path'
import { makeSample } from './makeSample.ts'

const outDir = resolve(process.argv[2] ?? new URL('../../resources/sample', import.meta.url).pathname)
const report = await makeSample(outDir)
process.stdout.write(`${report}\n`)
