// End-to-end runs of the built app in the real Electron; scripts/test.mjs builds it and opens a display before.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: process.env.SATCHEL_E2E_REPORT ?? 'test-results/e2e.json' }]],
  projects: [
    { name: 'quick', testMatch: '*.e2e.ts', testIgnore: ['long/**', 'measured/**'], grepInvert: /@long/ },
    { name: 'long', testMatch: 'long/*.e2e.ts', timeout: 900_000 },
    { name: 'measured', testMatch: 'measured/*.e2e.ts', timeout: 1_500_000 },
    { name: 'more', testMatch: '*.e2e.ts', testIgnore: ['long/**', 'measured/**'], grep: /@long/ },
    {
      name: 'crashes',
      testMatch: ['long/kill.e2e.ts', 'long/disk-full.e2e.ts', 'recovery.e2e.ts'],
      timeout: 1_800_000,
    },
    { name: 'looks', testMatch: 'long/accessibility.e2e.ts' },
  ],
})
