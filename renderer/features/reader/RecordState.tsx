import { useState, type SubmitEvent } from 'react'
import type { Person } from '../../core/model/person.ts'
import { passphraseWords } from '../../text/en/fields.ts'
import { readerText } from '../../text/en/reader.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { TextLink } from '../../ui/controls/TextLink.tsx'
import { PassphraseField } from '../../ui/fields/PassphraseField.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { ProgressBar } from '../../ui/shown/ProgressBar.tsx'
import type { RecordDetail } from '../../vault/contract.ts'
import type { RecordActs, WriteCode } from './use-record.ts'
import { Answers, WhatStands, whoseSentence } from './WhosePages.tsx'
import { whoseGroups } from './whose-pages.ts'

const text = readerText.state

type StateProps = { record: RecordDetail; acts: RecordActs }

/** Above the pages: what keeps this record from being read. Nothing when it has been read. */
export function RecordState({ record, acts }: StateProps) {
  const { reading } = record.row
  switch (reading.state) {
    case 'read':
    case 'unpacked':
      return null
    case 'waiting':
      return <Banner tone="info">{text.waiting}</Banner>
    case 'reading':
      return (
        <ProgressBar
          label={text.reading}
          value={reading.of === 0 ? undefined : reading.done / reading.of}
          words={text.readingPage(reading.done, reading.of)}
          size="small"
        />
      )
    case 'needs-password':
      return <GivePassword acts={acts} />
    case 'kept':
      return (
        <Kept
          why={text.kept[reading.why]}
          canRetry={reading.why === 'reading-skipped' || reading.why === 'damaged'}
          acts={acts}
        />
      )
  }
}

function Kept({ why, canRetry, acts }: { why: string; canRetry: boolean; acts: RecordActs }) {
  const [fault, setFault] = useState<WriteCode | null>(null)
  const readNow = <Button onPress={() => void acts.readAgain().then(setFault)}>{text.readNow}</Button>
  return (
    <Banner tone="caution" title={text.keptTitle} actions={canRetry ? readNow : undefined}>
      {fault === null ? why : readerText.faults.write[fault]}
    </Banner>
  )
}

type PasswordCode = NonNullable<Awaited<ReturnType<RecordActs['givePassword']>>>

function GivePassword({ acts }: { acts: RecordActs }) {
  const [password, setPassword] = useState('')
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<PasswordCode | null>(null)
  const open = (event: SubmitEvent) => {
    event.preventDefault()
    if (password === '' || pending) return
    setPending(true)
    void acts.givePassword(password).then((refused) => {
      setPending(false)
      setFault(refused)
      if (refused === null) setPassword('')
    })
  }
  return (
    <Banner tone="caution" title={text.passwordTitle}>
      <form className="stack" onSubmit={open} noValidate>
        <p>{text.passwordText}</p>
        <PassphraseField
          label={text.password}
          value={password}
          onChange={setPassword}
          words={passphraseWords}
          autoComplete="off"
          error={fault === null ? undefined : readerText.faults.password[fault]}
        />
        <div>
          <Button type="submit" kind="primary" pending={pending} pendingWords={text.opening}>
            {text.open}
          </Button>
        </div>
      </form>
    </Banner>
  )
}

type DoubtProps = {
  record: RecordDetail
  person: Person | null
  page: number
  onPage: (page: number) => void
  onAnswer: (pages: readonly number[], isPerson: boolean) => void
}

/** Pages that carry another name, said plainly over all of them; the doubt on the page in view comes first. */
export function DoubtBanner({ record, person, page, onPage, onAnswer }: DoubtProps) {
  const doubts = whoseGroups(record.pageInfo).filter(({ whose }) => whose === 'ask' || whose === 'quarantine')
  const group = doubts.find(({ pages }) => pages.includes(page)) ?? doubts[0]
  if (group === undefined)
    return record.row.person === 'not-mine' ? (
      <Banner tone="caution" title={readerText.whose.notMineTitle}>
        {readerText.whose.notMine}
      </Banner>
    ) : null
  const isHere = group.pages.includes(page)
  const here = group.whose === 'ask' ? readerText.whose.askHere : readerText.whose.doubtHere
  const first = group.pages[0] ?? 1
  return (
    <Banner
      tone="caution"
      title={isHere ? here : whoseSentence(group, person?.name ?? null)}
      actions={<Answers group={group} person={person} onAnswer={onAnswer} />}
    >
      <WhatStands group={{ ...group, reasons: [] }} person={person} />
      <p>{readerText.whose.kept}</p>
      {isHere ? null : <TextLink onPress={() => onPage(first)}>{readerText.whose.show(first)}</TextLink>}
    </Banner>
  )
}
