import { packetText as text } from '../../text/en/packet.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'

type Props = { questions: readonly string[]; onChange: (questions: string[]) => void }

/** What the person wants to ask; three common questions are offered, none is put in by itself. */
export function Questions({ questions, onChange }: Props) {
  const unused = text.starters.filter((starter) => !questions.includes(starter))
  return (
    <section className="stack">
      <h2>{text.questions}</h2>
      {questions.map((question, at) => (
        <div key={at} className="question">
          <TextField
            label={text.question(at + 1)}
            value={question}
            maxLength={500}
            onChange={(value) => onChange(questions.map((old, i) => (i === at ? value : old)))}
          />
          <IconButton
            name={text.removeQuestion(at + 1)}
            icon="trash"
            onPress={() => onChange(questions.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <div className="cluster">
        <Button
          kind="secondary"
          icon="add"
          onPress={() => onChange([...questions, ''])}
          disabled={questions.length >= 10}
        >
          {text.addQuestion}
        </Button>
      </div>
      {unused.length === 0 ? null : (
        <div className="stack stack-tight">
          <p className="muted">{text.startersTitle}</p>
          <div className="cluster">
            {unused.map((starter) => (
              <Button key={starter} kind="quiet" icon="add" onPress={() => onChange([...questions, starter])}>
                {starter}
              </Button>
            ))}
          </div>
        </div>
      )}
    </section>
  )
}
