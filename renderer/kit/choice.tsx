import type { ReactNode } from 'react'

type ChoiceProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: ReactNode
}

/** One of several, from a list that drops down. */
export const Choice = ({ id, label, value, onChange, children }: ChoiceProps) => (
  <div>
    <label className="label" htmlFor={id}>
      {label}
    </label>
    <select id={id} className="field" value={value} onChange={(event) => onChange(event.target.value)}>
      {children}
    </select>
  </div>
)

type WayProps = {
  /** Of which choice it is one way. */
  readonly group: string
  readonly name: string
  readonly hint: string
  readonly isChosen: boolean
  readonly isOff?: boolean
  readonly onChoose: () => void
}

/** One of two or three ways, with what it means. */
export const Way = ({ group, name, hint, isChosen, isOff = false, onChoose }: WayProps) => (
  <label className="choice">
    <input
      type="radio"
      className="dot"
      name={group}
      aria-label={name}
      checked={isChosen}
      disabled={isOff}
      onChange={onChoose}
    />
    <span>
      <span className="choice-name">{name}</span>
      <span className="choice-hint">{hint}</span>
    </span>
  </label>
)
