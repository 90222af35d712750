import { createElement, useEffect } from 'react'
import { createRoot } from 'react-dom/client'

/** A form with one field and one button; tells when it has been drawn. */
function Page() {
  useEffect(() => {
    const tell = () => window.bare.painted({ originAt: Math.round(performance.timeOrigin), paintedAt: Date.now() })
    requestAnimationFrame(() => requestAnimationFrame(tell))
  }, [])
  return createElement(
    'form',
    null,
    createElement('h1', null, 'Bare window'),
    createElement('input', { type: 'password' }),
    createElement('button', { type: 'submit' }, 'Open'),
  )
}

createRoot(document.getElementById('root')).render(createElement(Page))
