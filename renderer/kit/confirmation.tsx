import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { CONFIRMATION } from './words.ts'

type ConfirmationProps = {
  readonly title: string
  /** What stands over the two lists, where nothing ends. */
  readonly heads?: { readonly ends: string; readonly stays: string }
  /** Stands before the two lists: of many what is meant, name by name. */
  readonly lead?: ReactNode
  readonly ends: readonly string[]
  readonly stays: readonly string[]
  readonly foot: string
  /** The harmless answer; it has the focus first, so that Enter never destroys. */
  readonly keep: string
  readonly action: string
  readonly isBusy?: boolean
  /** Why the action cannot be had yet. */
  readonly whyOff?: string
  readonly onKeep: () => void
  readonly onAction: () => void
  readonly children?: ReactNode
}

/** Rises in the pane it belongs to: what ends, what stays, then the question. */
export const Confirmation = (props: ConfirmationProps) => {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('[data-keep]')?.focus(), [])
  return (
    <div
      ref={box}
      className="confirm"
      role="alertdialog"
      aria-labelledby={`${id}-ask`}
      aria-describedby={`${id}-affects`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onKeep()
      }}
    >
      <h2 id={`${id}-ask`}>{props.title}</h2>
      {props.lead}
      <div id={`${id}-affects`}>
        <Marks
          head={props.heads?.ends ?? CONFIRMATION.endsTitle}
          icon={props.heads === undefined ? 'close' : 'tick'}
          lines={props.ends}
        />
        <Marks head={props.heads?.stays ?? CONFIRMATION.staysTitle} icon="tick" lines={props.stays} />
      </div>
      {props.children}
      <p className="age">{props.foot}</p>
      <div className="buttons">
        <Button data-keep onClick={props.onKeep}>
          {props.keep}
        </Button>
        <span className="push" />
        <Button
          kind={props.heads === undefined ? 'danger' : 'primary'}
          aria-disabled={props.isBusy}
          title={props.whyOff}
          onClick={props.isBusy === true ? undefined : props.onAction}
        >
          {props.action}
        </Button>
      </div>
    </div>
  )
}

type MarksProps = {
  readonly head: string
  readonly icon: 'close' | 'tick'
  readonly lines: readonly string[]
}

const Marks = ({ head, icon, lines }: MarksProps) =>
  lines.length === 0 ? null : (
    <>
      <h3>{head}</h3>
      <ul className="marks">
        {lines.map((line) => (
          <li key={line}>
            <Icon name={icon} />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </>
  )
