import { type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { FloatingDialog } from '../kit/floating-dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import type { PaletteItem } from './palette-item.ts'
import { paletteItems } from './palette-items.ts'
import type { Question } from './words-questions.ts'
import { openPalette, useStore } from './store.ts'
import { PALETTE } from './words-palette.ts'
import { useParts } from '../bridge/use-parts.ts'

/** Find or do: Ctrl or ⌘ and K from anywhere. */
export const Palette = () => {
  const isOpen = useStore((state) => state.isPaletteOpen)
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey
      )
        return
      event.preventDefault()
      openPalette(!useStore.getState().isPaletteOpen)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return isOpen ? <OpenPalette /> : null
}

const close = () => openPalette(false)

const OpenPalette = () => {
  const snapshot = useParts(
    'vault',
    'apps',
    'ownLists',
    'lock',
    'mode',
    'canSwitch',
    'labels',
    'views',
    'practices',
    'platform',
  )
  const rows = useStore((state) => state.rows)
  const now = useStore((state) => state.now)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const [question, setQuestion] = useState<Question | null>(null)
  const items = useMemo(() => paletteItems(snapshot, rows, text, now), [snapshot, rows, text, now])
  const current = items[Math.min(active, items.length - 1)]

  useEffect(() => {
    if (current !== undefined)
      document.getElementById(optionId(current))?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const choose = (item: PaletteItem | undefined) => {
    if (item === undefined) return
    if ('question' in item) return setQuestion(item.question)
    close()
    // After the palette has given the focus back, so that the action may put it where it belongs
    setTimeout(item.run, 0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive((at) => Math.min(items.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(0, at - 1))
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      choose(items.find(({ group }) => group === 'Do'))
    else if (event.key === 'Enter') choose(current)
    else return
    event.preventDefault()
  }
  return (
    <FloatingDialog className="palette" label={PALETTE.findOrDo} isDismissable onClose={close}>
      <div className="palette-input">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label={PALETTE.findOrDo}
          aria-expanded="true"
          aria-controls="palette-results"
          aria-autocomplete="list"
          aria-activedescendant={current === undefined || question !== null ? undefined : optionId(current)}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setActive(0)
            setQuestion(null)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {question === null ? (
        <Results items={items} current={current} text={text} onChoose={choose} />
      ) : (
        <div className="palette-answer stack" role="status" id="palette-results">
          <p>
            <strong>{question.ask}</strong>
          </p>
          <p>{question.answer}</p>
          <Button kind="link" onClick={() => setQuestion(null)}>
            {PALETTE.backToTheResults}
          </Button>
        </div>
      )}
      <PaletteFoot isMac={snapshot.platform === 'macos'} />
    </FloatingDialog>
  )
}

const optionId = ({ id }: PaletteItem) => `palette-${id.replaceAll(/\s/gu, '-')}`

type ResultsProps = {
  readonly items: readonly PaletteItem[]
  readonly current: PaletteItem | undefined
  readonly text: string
  readonly onChoose: (item: PaletteItem) => void
}

const Results = ({ items, current, text, onChoose }: ResultsProps) => (
  <div
    className="palette-results"
    role="listbox"
    id="palette-results"
    aria-label={PALETTE.results}
    tabIndex={-1}
  >
    {items.length === 0 ? (
      <div className="palette-none" role="option" tabIndex={-1} aria-selected="false" aria-disabled="true">
        {PALETTE.nothingMatches(text)}
      </div>
    ) : null}
    {[...Map.groupBy(items, ({ group }) => group)].map(([group, members]) => (
      <div className="palette-group" role="group" aria-label={group} key={group}>
        <div className="palette-head" aria-hidden="true">
          {group}
        </div>
        {members.map((item) => (
          <div
            key={item.id}
            id={optionId(item)}
            className="palette-row"
            role="option"
            tabIndex={-1}
            aria-selected={item === current}
            onClick={() => onChoose(item)}
          >
            <Icon name={item.icon} />
            <span>
              <Marked name={item.name} text={text} />
            </span>
            <span className="age">{item.more}</span>
          </div>
        ))}
      </div>
    ))}
  </div>
)

/** The name with the first place that matches set off. */
const Marked = ({ name, text }: { readonly name: string; readonly text: string }) => {
  const sought = text.trim().toLowerCase()
  const at = sought === '' ? -1 : name.toLowerCase().indexOf(sought)
  if (at === -1) return name
  return (
    <>
      {name.slice(0, at)}
      <mark>{name.slice(at, at + sought.length)}</mark>
      {name.slice(at + sought.length)}
    </>
  )
}

const PaletteFoot = ({ isMac }: { readonly isMac: boolean }) => (
  <footer className="palette-foot">
    <span>
      <kbd>↑</kbd> <kbd>↓</kbd> {PALETTE.choose}
    </span>
    <span>
      <kbd>{PALETTE.enterKey}</kbd> {PALETTE.open}
    </span>
    <span>
      <kbd>{PALETTE.controlEnter(isMac ? '⌘' : PALETTE.controlKey)}</kbd> {PALETTE.doTheFirstAction}
    </span>
    <span>
      <kbd>{PALETTE.escapeKey}</kbd> {PALETTE.close}
    </span>
  </footer>
)
