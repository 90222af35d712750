import { appText } from '../text/en/app.ts'
import { Dialog } from '../ui/overlays/Dialog.tsx'
import { Kbd } from '../ui/shown/Kbd.tsx'
import './app.css'

const text = appText.keys

/** Every key that does something, in one list. */
export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} title={text.title} onClose={onClose} closeName={text.close} person={null}>
      {text.lists.map(({ title, rows }) => (
        <section key={title} className="stack stack-tight">
          <h3>{title}</h3>
          <table className="key-list">
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{text.what}</th>
                <th scope="col">{text.does}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ keys, does }) => (
                <tr key={does}>
                  <th scope="row">
                    <Kbd keys={keys} spoken />
                  </th>
                  <td>{does}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </Dialog>
  )
}
