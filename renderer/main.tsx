import './ui/styles.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'

function mount(): void {
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<App />)
}

/** The app; in a measuring run (`npm run eval`, `npm run bench`) what was asked for instead. */
async function begin(): Promise<void> {
  const asked = await window.satchel.shell.measureTask(null)
  if (!asked.ok || asked.value === null) return mount()
  const { measure } = await import('./measure/measure.ts')
  await measure(asked.value, mount)
}

void begin()
