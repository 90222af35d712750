import type { File } from '../plan.ts'

export type Mail = {
  from: string
  to: string
  subject: string
  /** RFC 5322 §3.3, with zone. */
  date: string
  id: string
  text: readonly string[]
}

const lines64 = (bytes: Uint8Array): string =>
  (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n')

/** A message with plain text and attached PDFs (RFC 5322, RFC 2045 to 2047). */
export function mailOf(mail: Mail, attached: readonly File[]): Uint8Array {
  const boundary = `=_${mail.id}_1`
  const parts = attached.flatMap(({ path, bytes }) => [
    `--${boundary}`,
    `Content-Type: application/pdf; name="${path}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${path}"`,
    '',
    lines64(bytes),
  ])
  const all = [
    ...[`From: ${mail.from}`, `To: ${mail.to}`, `Subject: ${mail.subject}`, `Date: ${mail.date}`],
    ...[`Message-ID: <${mail.id}@mail.example>`, 'MIME-Version: 1.0'],
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    ...['', `--${boundary}`, 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', ''],
    ...[...mail.text, '', ...parts, `--${boundary}--`, ''],
  ]
  return new TextEncoder().encode(all.join('\r\n'))
}
