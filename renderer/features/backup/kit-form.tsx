import { type ClipboardEvent, type DragEvent, type FormEvent, useRef, useState } from 'react'
import { judgeRow, rowsIn } from '../../../shared/backup/kit-rows.ts'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { readQr } from '../../kit/qr.ts'
import { TextField } from '../../kit/text-field.tsx'
import { rowTrouble } from './words.ts'
import { RESTORE } from './words-restore.ts'

const NUMBERS = [1, 2, 3, 4] as const
const NOTHING_TYPED: readonly string[] = []

type KitFormProps = {
  /** What was typed before, where it was. */
  readonly rows?: readonly string[]
  readonly isBusy: boolean
  readonly onOpen: (rows: string[]) => void
}

/** The four rows of a kit, each judged as it is typed; a full row moves on, and pasting four fills four. */
export const KitForm = ({ rows: before = NOTHING_TYPED, isBusy, onOpen }: KitFormProps) => {
  const [rows, setRows] = useState<readonly string[]>(NUMBERS.map((number) => before[number - 1] ?? ''))
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [isBlank, setBlank] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const states = NUMBERS.map((number) => judgeRow(rows[number - 1] ?? '', number))
  const isWhole = states.every(({ kind }) => kind === 'good')

  const leave = (number: number) => setLeft((all) => new Set([...all, number]))
  const focus = (number: number) =>
    form.current?.querySelectorAll<HTMLInputElement>('input')[number - 1]?.focus()
  const type = (number: number, text: string) => {
    setRows((all) => all.map((row, at) => (at === number - 1 ? text : row)))
    if (judgeRow(text, number).kind === 'good' && number < NUMBERS.length) focus(number + 1)
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const all = rowsIn(event.clipboardData.getData('text'))
    if (all === null) return
    event.preventDefault()
    setRows(all)
    setLeft(new Set(NUMBERS))
  }
  const scan = async (file: File | undefined) => {
    if (file === undefined) return
    const all = rowsIn((await readQr(file)) ?? '')
    setBlank(all === null)
    if (all === null) return
    setRows(all)
    setLeft(new Set(NUMBERS))
  }
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files
    if (file === undefined || !file.type.startsWith('image/')) return
    event.preventDefault()
    void scan(file)
  }
  const open = (event: FormEvent) => {
    event.preventDefault()
    setLeft(new Set(NUMBERS))
    if (isWhole && !isBusy) onOpen([...rows])
    else focus(states.findIndex(({ kind }) => kind !== 'good') + 1)
  }
  return (
    <form ref={form} className="kit-form" onSubmit={open} onDrop={drop} aria-label={RESTORE.typeKit}>
      <p className="age hint">{RESTORE.typeKitHint}</p>
      {NUMBERS.map((number) => {
        const state = states[number - 1] ?? { kind: 'empty' as const }
        const trouble = rowTrouble(state, left.has(number))
        return (
          <TextField
            key={number}
            id={`kit-row-${number}`}
            label={RESTORE.row(number)}
            value={rows[number - 1] ?? ''}
            isMono
            autoFocus={number === 1}
            isInvalid={trouble !== null}
            onChange={(text) => type(number, text)}
            onBlur={() => leave(number)}
            onPaste={paste}
          >
            {trouble === null ? null : <FieldMessage weight="refuse">{trouble}</FieldMessage>}
            {state.kind === 'good' ? <FieldMessage weight="done">{RESTORE.good}</FieldMessage> : null}
          </TextField>
        )
      })}
      <div>
        <label className="label" htmlFor="kit-picture">
          {RESTORE.picture}
        </label>
        <input
          id="kit-picture"
          type="file"
          accept="image/*"
          onChange={(event) => void scan(event.target.files?.[0])}
        />
        {isBlank ? (
          <div role="alert">
            <FieldMessage weight="refuse">{RESTORE.noKitInPicture}</FieldMessage>
          </div>
        ) : null}
      </div>
      <div className="buttons">
        <Button kind="primary" isSubmit aria-disabled={!isWhole || isBusy}>
          {isBusy ? RESTORE.opening : RESTORE.open}
        </Button>
        {isWhole ? null : <span className="age">{RESTORE.notYet}</span>}
      </div>
    </form>
  )
}
