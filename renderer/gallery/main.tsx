import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/styles.ts'
import { LiveRegions } from '../ui/shown/Live.tsx'
import { Gallery } from './Gallery.tsx'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <LiveRegions>
        <Gallery />
      </LiveRegions>
    </StrictMode>,
  )
}
